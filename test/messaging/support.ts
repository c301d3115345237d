import { Test, type TestingModule } from '@nestjs/testing';
import {
  MessagingModule,
  MessagingService,
  type Conversation,
  type MessagingOptions,
} from '../../src/messaging/index.js';
import { BOT_ID, BOT_TOKEN, PROJECT_ID, REQUEST_ID, type Fault } from '../platform/index.js';

/** Ways in which the platform's answer does not arrive, or cannot be read. */
export const LOST_ANSWERS: [string, Fault][] = [
  ['a reset', { kind: 'reset' }],
  ['a 503', { kind: 'status', status: 503 }],
  ['half a body', { kind: 'halfBody' }],
  ['HTML', { kind: 'html' }],
];

/** The messaging module as a separate application. */
export class MessagingApp {
  private constructor(readonly module: TestingModule) {}

  static async start(options: MessagingOptions): Promise<MessagingApp> {
    const module = await Test.createTestingModule({ imports: [MessagingModule.forRoot(options)] }).compile();
    module.useLogger(false);
    return new MessagingApp(module);
  }

  get messaging(): MessagingService {
    return this.module.get(MessagingService);
  }

  conversation(token = BOT_TOKEN, requestId = REQUEST_ID, projectId = PROJECT_ID): Conversation {
    return this.messaging.conversation({ projectId, requestId, token, botId: BOT_ID });
  }

  stop(): Promise<void> {
    return this.module.close();
  }
}

/** The error that the promise ends with; fails when it does not. */
export async function failure(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('It did not fail with an Error.');
}
