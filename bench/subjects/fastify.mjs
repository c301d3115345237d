import fastify from 'fastify';
import { dispatchByHand, handlersByHand, serve } from '../lib/serve.mjs';

const handlers = handlersByHand();
const app = fastify({ bodyLimit: 2 * 1024 * 1024 });
app.post('/webhook', async (request) => dispatchByHand(handlers, request.body));
await app.listen({ port: 0, host: '127.0.0.1' });
serve(app.server.address().port);
