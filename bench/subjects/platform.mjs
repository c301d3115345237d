import { createServer } from 'node:http';
import { serve } from '../lib/serve.mjs';

/** The platform's side of a message: it stores nothing, and answers as the platform does, with what it was sent. */
const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const message = JSON.parse(Buffer.concat(chunks).toString());
    const json = JSON.stringify({ _id: '667e7206698c6a4ee5cf7180', status: 200, ...message });
    response
      .writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(json) })
      .end(json);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => serve(server.address().port));
