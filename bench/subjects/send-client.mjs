import { NestFactory } from '@nestjs/core';
import { MessagingModule, MessagingService } from '../../dist/src/index.js';
import { MESSAGE, nextConversation, sendOnDemand, TOKEN } from '../lib/senders.mjs';

/** The messaging API alone, as any application of Nest imports it. */
const apiUrl = process.env.BENCH_PLATFORM;
const app = await NestFactory.createApplicationContext(MessagingModule.forRoot({ apiUrl }), {
  logger: false,
});
const messaging = app.get(MessagingService);

sendOnDemand(() => messaging.conversation({ ...nextConversation(), token: TOKEN }).send(MESSAGE));
