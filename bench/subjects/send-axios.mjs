import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import axios from 'axios';
import { CONNECTIONS, MESSAGE, nextConversation, sendOnDemand, TOKEN } from '../lib/senders.mjs';

/** The same by hand, with the library that most people take. */
const client = axios.create({
  baseURL: process.env.BENCH_PLATFORM,
  httpAgent: new Agent({ keepAlive: true, maxSockets: CONNECTIONS, scheduling: 'lifo' }),
  headers: { Authorization: `JWT ${TOKEN}` },
});

sendOnDemand(() => {
  const { projectId, requestId } = nextConversation();
  return client.post(`/${projectId}/requests/${requestId}/messages`, {
    type: 'text',
    text: MESSAGE,
    attributes: { clientMessageId: randomUUID() },
  });
});
