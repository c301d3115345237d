import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { OutboxModule, OutboxService } from '../../../dist/src/outbox/index.js';
import { MessagingModule } from '../../../dist/src/messaging/index.js';
import { Reply } from '../../../dist/src/replies/index.js';

/**
 * One instance of a service with an outbox, for suites that kill it: plain Node on the built code. It is told what to
 * send over IPC, and answers when it is accepted.
 */
const { messaging, delivery } = JSON.parse(process.env.OUTBOX_PROCESS);
let delivered = 0;
const counting = {
  intercept: async (call, next) => {
    const answer = await next();
    if (call.operation === 'send') delivered += 1;
    return answer;
  },
};

class Application {}
Module({
  imports: [
    MessagingModule.forRoot({ ...messaging, isGlobal: true, interceptors: [counting] }),
    OutboxModule.forRoot(delivery),
  ],
})(Application);

const everySecondInSteps = (text, index) =>
  index % 2 === 0 ? text : Reply.text(`${text}a`).setVariables({ text }).text(`${text}b`);

const commands = {
  send: async ({ conversation, texts, inSteps }) => {
    const replies = inSteps ? texts.map(everySecondInSteps) : texts;
    await Promise.all(replies.map((reply) => outbox.sendLater(conversation, reply)));
  },
  stats: () => outbox.stats(),
  delivered: () => delivered,
  stop: () => app.close(),
};

const app = await NestFactory.createApplicationContext(Application, {
  logger: ['fatal', 'error'],
  abortOnError: false,
}).catch((error) => {
  process.send({ failed: error.code ?? String(error) }, () => process.exit(1));
  return new Promise(() => {});
});
const outbox = app.get(OutboxService, { strict: false });
process.on('message', async ({ id, command, ...args }) => {
  const result = await commands[command](args);
  process.send({ id, result }, () => {
    if (command === 'stop') process.disconnect();
  });
});
process.send({ ready: true });
