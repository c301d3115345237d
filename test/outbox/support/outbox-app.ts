import { Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { OutboxModule, OutboxService, type OutboxOptions } from '../../../src/outbox/index.js';
import {
  MessagingModule,
  MessagingService,
  type ConversationRef,
  type MessagingOptions,
} from '../../../src/messaging/index.js';
import { BOT_ID, BOT_TOKEN, PROJECT_ID, REQUEST_ID } from '../../platform/index.js';

/** The outbox and the messaging module, as a separate application. */
export class OutboxApp {
  private constructor(readonly module: TestingModule) {}

  static async start(messaging: MessagingOptions, delivery: OutboxOptions = {}): Promise<OutboxApp> {
    const quick = { retryDelayMs: 20, maxRetryDelayMs: 1000 };
    @Module({
      imports: [
        MessagingModule.forRoot({
          timeoutMs: 2000,
          retries: 0,
          circuitBreaker: false,
          isGlobal: true,
          ...messaging,
        }),
        OutboxModule.forRoot({ ...quick, ...delivery }),
      ],
    })
    class Application {}
    const module = await Test.createTestingModule({ imports: [Application] })
      .setLogger(false as never)
      .compile();
    await module.init();
    return new OutboxApp(module);
  }

  get outbox(): OutboxService {
    return this.module.get(OutboxService, { strict: false });
  }

  get messaging(): MessagingService {
    return this.module.get(MessagingService, { strict: false });
  }

  stop(): Promise<void> {
    return this.module.close();
  }
}

export const CONVERSATION: ConversationRef = {
  projectId: PROJECT_ID,
  requestId: REQUEST_ID,
  token: BOT_TOKEN,
  botId: BOT_ID,
};
