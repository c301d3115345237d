// An application that a team makes with Nest itself, to which FulfillmentModule was added.
import { Module } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { SkipThrottle, ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
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
Module({
  imports: [
    FulfillmentModule.forRoot({ webhookDecorators: [SkipThrottle()] }),
    OperationsModule,
    ThrottlerModule.forRoot([{ ttl: 60_000, limit: 1 }]),
  ],
  providers: [LengthIntent, { provide: APP_GUARD, useClass: ThrottlerGuard }],
})(AppModule);

const logger = WinstonModule.createLogger({ transports: [new winston.transports.Console()] });
const app =
  process.env.HTTP_ADAPTER === 'fastify'
    ? await NestFactory.create(AppModule, new FastifyAdapter(), { logger })
    : await NestFactory.create(AppModule, { logger });
app.setGlobalPrefix('api');
app.enableShutdownHooks(undefined, { useProcessExit: true });
await app.listen(process.env.PORT, '127.0.0.1');
console.log(`Webhook: ${await app.getUrl()}/api/webhook`);
