import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FulfillmentModule, MessagingService } from '../../dist/src/index.js';
import { MESSAGE, nextConversation, sendOnDemand, TOKEN } from '../lib/senders.mjs';

/** The messaging API of the service as shipped: each call is observed, for logs, metrics and traces. */
const platform = { platform: 'custom', platformApiUrl: process.env.BENCH_PLATFORM };
class AppModule {}
Module({ imports: [FulfillmentModule.forRoot({ webhookVerification: 'none', ...platform })] })(AppModule);
const app = await NestFactory.createApplicationContext(AppModule, { logger: false });
const messaging = app.get(MessagingService);

sendOnDemand(() => messaging.conversation({ ...nextConversation(), token: TOKEN }).send(MESSAGE));
