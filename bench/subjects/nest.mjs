import 'reflect-metadata';
import { Body, Controller, HttpCode, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { dispatchByHand, handlersByHand, serve } from '../lib/serve.mjs';

const handlers = handlersByHand();

class WebhookController {
  receive(body) {
    return dispatchByHand(handlers, body);
  }
}
const { prototype } = WebhookController;
Body()(prototype, 'receive', 0);
HttpCode(200)(prototype, 'receive', Object.getOwnPropertyDescriptor(prototype, 'receive'));
Post()(prototype, 'receive', Object.getOwnPropertyDescriptor(prototype, 'receive'));
Controller('webhook')(WebhookController);

class AppModule {}
Module({ controllers: [WebhookController] })(AppModule);

const isFastify = process.env.HTTP_ADAPTER === 'fastify';

/** Only one of the two is loaded, as in the service: each costs time at the start. */
async function adapterOf() {
  if (!isFastify) return new (await import('@nestjs/platform-express')).ExpressAdapter();
  const { FastifyAdapter } = await import('@nestjs/platform-fastify');
  return new FastifyAdapter({ bodyLimit: 2 * 1024 * 1024 });
}

const app = await NestFactory.create(AppModule, await adapterOf(), { logger: false });
if (!isFastify) app.useBodyParser('json', { limit: '2mb' });
await app.listen(0, '127.0.0.1');
serve(app.getHttpServer().address().port);
