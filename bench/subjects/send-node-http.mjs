import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { URL } from 'node:url';
import { CONNECTIONS, MESSAGE, nextConversation, sendOnDemand, TOKEN } from '../lib/senders.mjs';

/** One POST by hand: the same path, headers and body as the client's, its own key included, and the answer parsed. */
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS, scheduling: 'lifo' });
const { hostname, port } = new URL(process.env.BENCH_PLATFORM);

sendOnDemand(
  () =>
    new Promise((resolve, reject) => {
      const { projectId, requestId } = nextConversation();
      const body = JSON.stringify({
        type: 'text',
        text: MESSAGE,
        attributes: { clientMessageId: randomUUID() },
      });
      const headers = {
        Authorization: `JWT ${TOKEN}`,
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
      };
      const path = `/${projectId}/requests/${requestId}/messages`;
      const call = request({ agent, hostname, port, path, method: 'POST', headers }, (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString())));
        response.on('error', reject);
      });
      call.on('error', reject);
      call.end(body);
    }),
);
