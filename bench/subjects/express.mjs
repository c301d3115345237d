import express from 'express';
import { dispatchByHand, handlersByHand, serve } from '../lib/serve.mjs';

const handlers = handlersByHand();
const app = express();
app.use(express.json({ limit: '2mb' }));
app.post('/webhook', (request, response) => {
  response.json(dispatchByHand(handlers, request.body));
});
const server = app.listen(0, '127.0.0.1', () => serve(server.address().port));
