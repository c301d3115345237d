import { createServer } from 'node:http';
import { dispatchByHand, handlersByHand, serve } from '../lib/serve.mjs';

const handlers = handlersByHand();

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const json = JSON.stringify(dispatchByHand(handlers, JSON.parse(Buffer.concat(chunks).toString())));
    response
      .writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(json) })
      .end(json);
  });
});
server.listen(0, '127.0.0.1', () => serve(server.address().port));
