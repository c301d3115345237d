import 'reflect-metadata';
import { Body, Controller, HttpCode, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
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

const adapter =
  process.env.HTTP_ADAPTER === 'fastify'
    ? new FastifyAdapter({ bodyLimit: 2 * 1024 * 1024 })
    : new ExpressAdapter();
const app = await NestFactory.create(AppModule, adapter, { logger: false });
if (process.env.HTTP_ADAPTER !== 'fastify') app.useBodyParser('json', { limit: '2mb' });
await app.listen(0, '127.0.0.1');
serve(app.getHttpServer().address().port);
