import { randomBytes } from 'node:crypto';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FulfillmentModule, OutboxService } from '../../dist/src/index.js';
import { MESSAGE, nextConversation, sendOnDemand, TOKEN } from '../lib/senders.mjs';

/** The outbox of the service as shipped: what is submitted is sealed, written, claimed in its order, done, removed. */
const { BENCH_ENGINE: outbox, BENCH_DIR: outboxDir, BENCH_DATABASE: databaseUrl } = process.env;
const durable = outbox !== 'memory';
const options = {
  webhookVerification: 'none',
  outbox,
  ...(outbox === 'embedded' && { outboxDir }),
  ...(outbox === 'postgres' && { databaseUrl }),
  ...(durable && { outboxKeys: [randomBytes(32).toString('hex')] }),
};

const waiting = new Map();
class AppModule {}
Module({ imports: [FulfillmentModule.forRoot(options)] })(AppModule);
const app = await NestFactory.createApplicationContext(AppModule, { logger: false });
const jobs = app.get(OutboxService);
jobs.register('bench', async ({ payload }) => {
  waiting.get(payload.serial)();
  waiting.delete(payload.serial);
});

let serial = 0;
sendOnDemand(async () => {
  const own = ++serial;
  const delivered = new Promise((resolve) => waiting.set(own, resolve));
  const conversation = { ...nextConversation(), token: TOKEN };
  await jobs.submit('bench', conversation, { serial: own, text: MESSAGE });
  await delivered;
});
