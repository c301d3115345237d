import { CallsModule } from '../../../src/calls/index.js';
import { loadConfig, ProjectRegistry } from '../../../src/config/index.js';
import {
  Clock,
  DISPATCH_PROVIDERS,
  Dispatcher,
  LateReplies,
  TurnJournal,
  TurnQueue,
  type LateTurn,
} from '../../../src/dispatch/index.js';
import { OutboxService } from '../../../src/outbox/index.js';
import { GLOBALS, INTENTS_PROVIDERS } from '../../../src/intents/index.js';
import { Lifecycle } from '../../../src/lifecycle/index.js';
import { MessagingService } from '../../../src/messaging/index.js';
import { readWebhookRequest } from '../../../src/protocol/index.js';
import { compileDelivery, type CompiledReply, type Reply } from '../../../src/replies/index.js';
import { Sessions, UNKEPT_SESSIONS } from '../../../src/sessions/index.js';
import { FulfillmentConfig } from '../../../src/config/index.js';
import { Test, type TestingModule } from '@nestjs/testing';
import type { Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { requestFor } from '../../support/fixtures.js';
import { FakeClock } from '../../../src/testing/time/index.js';

export const SETTLE_MS = 5;
/** No delivery takes longer. */
export const DELIVERY_MS = 13;

/** The messages that the user of the model saw, and their times. */
export interface Seen {
  readonly conversation: string;
  readonly text: string;
  readonly at: number;
}

/**
 * The dispatcher with its own parts, the time and the platform excepted: the platform shows an answer `SETTLE_MS`
 * after it got it, and a message of the messaging API as soon as it is stored, which takes
 * now longer, now shorter.
 */
export class ModelService {
  readonly clock = new FakeClock();
  readonly seen: Seen[] = [];
  /** The time of the next deliveries depends on it. */
  deliveries = 0;
  private module!: TestingModule;
  private dispatcher!: Dispatcher;

  static async start(handlers: Type[], env: Record<string, string> = {}): Promise<ModelService> {
    const service = new ModelService();
    const { config } = loadConfig({ ANSWER_SETTLE_MS: String(SETTLE_MS), ...env });
    service.module = await Test.createTestingModule({
      imports: [DiscoveryModule, CallsModule],
      providers: [
        ...DISPATCH_PROVIDERS,
        ...INTENTS_PROVIDERS,
        Lifecycle,
        { provide: GLOBALS, useValue: 'http' },
        { provide: FulfillmentConfig, useValue: config },
        { provide: MessagingService, useValue: { conversation: (ref: object) => ref } },
        { provide: OutboxService, useValue: { register: () => undefined } },
        { provide: ProjectRegistry, useValue: {} },
        { provide: Sessions, useValue: UNKEPT_SESSIONS },
        { provide: Clock, useValue: service.clock },
        { provide: LateReplies, useValue: { deliver: service.deliver.bind(service) } },
        ...handlers,
      ],
    }).compile();
    service.module.useLogger(false);
    await service.module.init();
    service.dispatcher = service.module.get(Dispatcher);
    return service;
  }

  get journal(): TurnJournal {
    return this.module.get(TurnJournal);
  }

  get queue(): TurnQueue {
    return this.module.get(TurnQueue);
  }

  async call(conversation: string, intent: string, message: string, params: object): Promise<CompiledReply> {
    const body = requestFor(intent, { ...params, conversation_id: conversation });
    body.payload.message._id = message;
    body.payload.message.request.request_id = conversation;
    const answer = await this.dispatcher.dispatch(readWebhookRequest(body));
    if (answer.kind === 'response') {
      const { text = '' } = answer.response;
      this.clock.after(SETTLE_MS - 1, () => this.show(conversation, text));
    }
    return answer;
  }

  stop(): Promise<void> {
    return this.module.close();
  }

  private async deliver({ conversation, replyContext }: LateTurn, reply: Reply): Promise<void> {
    for (const step of compileDelivery(reply, replyContext)) {
      this.deliveries += 1;
      await this.clock.until(this.clock.now() + ((this.deliveries * 7) % DELIVERY_MS));
      if (step.kind === 'message') this.show(conversation.requestId, step.message.text);
    }
  }

  private show(conversation: string, text: string): void {
    this.seen.push({ conversation, text, at: this.clock.now() });
  }
}
