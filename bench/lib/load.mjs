import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { UNIQUE } from './bodies.mjs';

/**
 * Sends `count` requests over keep-alive connections, each as soon as its connection has the answer of the last, and
 * gives the latencies in milliseconds. A general load generator would cost more than the servers it measures: this one
 * builds each request once, and writes a new id into its bytes.
 */
export async function load({ port, path, body, connections, count }) {
  const latencies = new Float64Array(count);
  let started = 0;
  const next = () => (started < count ? started++ : undefined);
  const stopSpinning = spin();
  const from = performance.now();
  try {
    await Promise.all(
      Array.from({ length: Math.min(connections, count) }, () =>
        worker({ port, path, body, next, latencies }),
      ),
    );
    return { latencies: latencies.sort(), seconds: (performance.now() - from) / 1000 };
  } finally {
    stopSpinning();
  }
}

/** The client never sleeps: to wake it would be charged to the server that answers it, and only to a slow one. */
function spin() {
  let spinning = true;
  const turn = () => spinning && setImmediate(turn);
  turn();
  return () => {
    spinning = false;
  };
}

function worker({ port, path, body, next, latencies }) {
  const request = requestBytes(path, body);
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let index;
    let sentAt = 0;
    let received = Buffer.alloc(0);
    const send = () => {
      index = next();
      if (index === undefined) {
        socket.destroy();
        resolve();
        return;
      }
      request.renew();
      sentAt = performance.now();
      socket.write(request.bytes);
    };
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const end = answerLength(received);
      if (end === undefined || received.length < end) return;
      if (received.length > end) return reject(new Error('More than one answer to one request'));
      received = Buffer.alloc(0);
      latencies[index] = performance.now() - sentAt;
      send();
    });
  });
}

function requestBytes(path, body) {
  const head =
    `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nUser-Agent: axios/1.7.7\r\n` +
    `Accept: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
  const bytes = Buffer.from(head + body);
  const places = [];
  for (let at = bytes.indexOf(UNIQUE); at !== -1; at = bytes.indexOf(UNIQUE, at + 1)) places.push(at);
  const renew = () => {
    const id = randomBytes(UNIQUE.length / 2).toString('hex');
    for (const place of places) bytes.write(id, place, 'latin1');
  };
  return { bytes, renew };
}

/** Head and body of one answer; undefined while the head is not complete. Answers with an error end the run. */
function answerLength(received) {
  const headEnd = received.indexOf('\r\n\r\n');
  if (headEnd === -1) return undefined;
  const head = received.latin1Slice(0, headEnd);
  const status = Number(head.slice(9, 12));
  if (status !== 200 && status !== 204) throw new Error(`Answered with ${status}`);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head);
  if (length === null && status === 200) throw new Error('An answer without a length');
  return headEnd + 4 + Number(length?.[1] ?? 0);
}
