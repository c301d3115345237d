// An application that a team makes with Nest itself, to which FulfillmentModule was added.
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { WinstonModule } from 'nest-winston';
import { FulfillmentModule, Intent, OperationsModule } from 'pingstreams-fulfillment';
import winston from 'winston';

class LengthIntent {
  handle(context) {
    return `${context.params.long?.length}`;
  }
}
Intent('length')(LengthIntent);

class AppModule {}
Module({ imports: [FulfillmentModule.forRoot(), OperationsModule], providers: [LengthIntent] })(AppModule);

const logger = WinstonModule.createLogger({ transports: [new winston.transports.Console()] });
const app =
  process.env.HTTP_ADAPTER === 'fastify'
    ? await NestFactory.create(AppModule, new FastifyAdapter(), { logger })
    : await NestFactory.create(AppModule, { logger });
app.setGlobalPrefix('api');
await app.listen(process.env.PORT, '127.0.0.1');
console.log(`Webhook: ${await app.getUrl()}/api/webhook`);
