import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { INestApplication, InjectionToken } from '@nestjs/common';
import {
  PostedCall,
  TestConversation,
  TurnRecord,
  type ConversationSettings,
  type ConversationWorld,
  type IntentTurnOptions,
  type TestTurn,
  type TurnOptions,
} from './conversation/index.js';
import { wireAnswer, type PostOptions, type WebhookClient } from './http/index.js';
import type { TestPlatform } from './platform/index.js';
import type { TestTime } from './time/index.js';

export interface TestBotParts {
  readonly app: INestApplication<Server>;
  readonly platform: TestPlatform;
  readonly time: TestTime;
  readonly log: readonly string[];
  readonly world: ConversationWorld;
  readonly client: WebhookClient;
  readonly settings: ConversationSettings;
}

/**
 * A service under test, a bot that calls it, the emulated platform and a user, in one process and without a port.
 * Created by `createTestBot`; its methods act in its first conversation.
 *
 * @publicApi
 */
export class TestBot {
  readonly app: INestApplication<Server>;
  readonly platform: TestPlatform;
  readonly time: TestTime;
  /** The log lines of the service. */
  readonly log: readonly string[];
  readonly #parts: TestBotParts;
  #main?: TestConversation;

  constructor(parts: TestBotParts) {
    this.app = parts.app;
    this.platform = parts.platform;
    this.time = parts.time;
    this.log = parts.log;
    this.#parts = parts;
  }

  /** A provider of the service, of any module. */
  get<T>(token: InjectionToken<T>): T {
    return this.app.get<T>(token, { strict: false });
  }

  /** Another conversation, of another user unless an id is given. */
  conversation(settings: ConversationSettings = {}): TestConversation {
    return new TestConversation(this.#parts.world, { ...this.#parts.settings, ...settings });
  }

  /** @see TestConversation.says */
  says(text: string, options?: TurnOptions): Promise<TestTurn> {
    return this.#conversation.says(text, options);
  }

  /** @see TestConversation.intent */
  intent(
    name: string,
    params?: Readonly<Record<string, unknown>>,
    options?: IntentTurnOptions,
  ): Promise<TestTurn> {
    return this.#conversation.intent(name, params, options);
  }

  /** @see TestConversation.clicks */
  clicks(label: string, options?: TurnOptions): Promise<TestTurn> {
    return this.#conversation.clicks(label, options);
  }

  /** @see TestConversation.starts */
  starts(options?: TurnOptions): Promise<TestTurn> {
    return this.#conversation.starts(options);
  }

  /** The first conversation: its variables, turns and participants. */
  get main(): TestConversation {
    return this.#conversation;
  }

  /**
   * Sends any request to the webhook, without a bot and a conversation.
   *
   * ```ts
   * expect((await bot.post(webhookRequest(), { proofs: [] })).status).toBe(401);
   * ```
   *
   * @param body text is sent unchanged; other values as JSON
   */
  async post(body: unknown, options: PostOptions = {}): Promise<PostedCall> {
    const { client, world } = this.#parts;
    const record = new TurnRecord('');
    const id = randomUUID();
    world.log.named(record, id);
    const headers = { 'X-Request-Id': id, ...options.headers };
    const answer = await world.activity.during(() => client.post(body, { ...options, headers }));
    return new PostedCall(record, wireAnswer(answer));
  }

  /** Stops the service; pending timers fire first. */
  async close(): Promise<void> {
    this.#parts.world.gateway.close();
    await this.time.runWhile(this.app.close());
  }

  get #conversation(): TestConversation {
    return (this.#main ??= this.conversation());
  }
}
