import { recordOf, type JsonRecord } from '../../common/index.js';
import { isAutomationRequestId, isFromFlow } from '../../protocol/index.js';
import type { EngineObserver } from './engine-event.types.js';
import type { EngineHost } from './host/engine-host.interface.js';
import type { IntentMatcher } from './intents/intent-matcher.interface.js';
import { PhraseMatcher } from './intents/phrase-matcher.js';
import type { PublishedBot } from './intents/published-bot.js';
import { playTurn } from './play-turn.js';
import { ConversationMemory, type MemorySnapshot } from './state/conversation-memory.js';
import { EngineTurn, type Received } from './turn.js';
import { UnderWay, type EngineTimer } from './under-way.js';
import type { Dialect } from './webhook/request-body.js';
import type { WebhookCaller } from './webhook/webhook-caller.interface.js';

export interface ChatbotEngineOptions {
  readonly host: EngineHost;
  readonly webhook: WebhookCaller;
  /** Called with every event. */
  readonly observer?: EngineObserver;
  /** Default: text similarity to the phrases of the intents. */
  readonly matcher?: IntentMatcher;
  /** Default: `engine`. It may be changed at any time. */
  readonly dialect?: Dialect;
  /** Milliseconds since 1970. Default: the clock. */
  readonly now?: () => number;
  /** Default: the timers of Node. */
  readonly timer?: EngineTimer;
}

/** A message on its way to the engine, as the platform posts it. @see protocol.md 1.3 */
export interface Envelope {
  readonly payload: JsonRecord;
  readonly token: string;
}

const SUPPORT = /^support-group-/;

/**
 * Emulates the platform's chatbot engine: it finds the block for a message, calls the bot's webhook as the real engine
 * does, and handles the answer in the same way, case by case. It does not use HTTP itself: the platform around it and
 * the connection to the webhook are parameters. Messages of one conversation run concurrently, as in reality.
 *
 * Compared with the real engine in test/engine.
 * @see engine-behaviour.md
 */
export class ChatbotEngine {
  /** Sets how the webhook is called from now on. */
  dialect: Dialect;
  readonly #options: ChatbotEngineOptions;
  readonly #matcher: IntentMatcher;
  readonly #now: () => number;
  readonly #bots = new Map<string, PublishedBot>();
  readonly #memories = new Map<string, ConversationMemory>();
  readonly #observers = new Set<EngineObserver>();
  readonly #underWay: UnderWay;

  constructor(options: ChatbotEngineOptions) {
    this.#options = options;
    this.#matcher = options.matcher ?? new PhraseMatcher();
    this.#now = options.now ?? Date.now;
    this.#underWay = new UnderWay(options.timer);
    this.dialect = options.dialect ?? 'engine';
    if (options.observer !== undefined) this.watch(options.observer);
  }

  /** Publishes a bot, replacing one with the same id. */
  publish(bot: PublishedBot): void {
    this.#bots.set(bot.id, bot);
  }

  /** The bot with this id, or with this root id. */
  findBot(id: string): PublishedBot | undefined {
    return this.#bots.get(id) ?? [...this.#bots.values()].find(({ rootId }) => rootId === id);
  }

  /**
   * Accepts a message as the platform posts it to the engine, and processes it in the background.
   *
   * @returns false if the engine rejects it: it does not know the bot, or the conversation's id does not belong to the
   *   project
   */
  receive(botId: string, { payload, token }: Envelope): boolean {
    const bot = this.findBot(botId);
    const request = recordOf(payload.request);
    const requestId = String(request.request_id);
    if (bot === undefined || !isRequestId(requestId, payload.id_project)) return false;
    request.bot_id = botId;
    request.id_project ??= payload.id_project;
    delete request.snapshot;
    this.#deliver({ bot, message: payload, token, turn: String(payload._id) });
    return true;
  }

  /** Reports that a message reaches no bot. */
  ignore(requestId: string, turn: string, reason: string): void {
    this.#tell({ type: 'ignored', reason, requestId, turn, at: this.#now() });
  }

  /**
   * Calls the observer with every event from now on.
   *
   * @returns unsubscribes it
   */
  watch(observer: EngineObserver): () => void {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  /** Resolves when all work has ended, in one conversation or in all. */
  idle(requestId?: string): Promise<void> {
    return this.#underWay.idle(requestId);
  }

  /** The variables of a conversation, including tokens. */
  variables(requestId: string): JsonRecord {
    return this.#memory(requestId).variables;
  }

  setVariable(requestId: string, name: string, value: unknown): void {
    this.#memory(requestId).set(name, value);
  }

  /** The state of a conversation, to return to this point later. */
  snapshot(requestId: string): MemorySnapshot {
    return this.#memory(requestId).snapshot();
  }

  restore(requestId: string, snapshot: MemorySnapshot): void {
    this.#memory(requestId).restore(snapshot);
  }

  forget(requestId: string): void {
    this.#memories.delete(requestId);
  }

  /** Cancels pending timers. */
  close(): void {
    this.#underWay.close();
  }

  #deliver(received: Received): void {
    const { message, bot } = received;
    const request = recordOf(message.request);
    request.bot_id = bot.id;
    const requestId = String(request.request_id);
    if (recordOf(message.attributes).subtype === 'private') {
      this.ignore(requestId, received.turn, 'a private note never reaches a bot');
      return;
    }
    this.#underWay.add(requestId, () => this.#play(requestId, received));
  }

  async #play(requestId: string, received: Received): Promise<void> {
    const began = performance.now();
    const turn = new EngineTurn(received, {
      host: this.#options.host,
      memory: this.#memory(requestId),
      observer: this.#tell,
      now: this.#now,
      deliver: (next) => this.#deliver(next),
    });
    const webhook = { caller: this.#options.webhook, dialect: this.dialect };
    const context = {
      pause: (ms: number) => this.#underWay.pause(ms),
      later: (ms: number, work: () => void) => this.#underWay.later(ms, work),
    };
    await playTurn(turn, { matcher: this.#matcher, webhook, context });
    if (!isFromFlow(received.message)) turn.tell({ type: 'turn-ended', ms: performance.now() - began });
  }

  readonly #tell: EngineObserver = (event) => {
    for (const observer of [...this.#observers]) observer(event);
  };

  #memory(requestId: string): ConversationMemory {
    const known = this.#memories.get(requestId);
    if (known !== undefined) return known;
    const memory = new ConversationMemory();
    this.#memories.set(requestId, memory);
    return memory;
  }
}

/** @see protocol.md 6 */
function isRequestId(requestId: string, projectId: unknown): boolean {
  const [, , project, rest = ''] = requestId.split('-');
  const isKnown = SUPPORT.test(requestId) || isAutomationRequestId(requestId);
  return isKnown && project === projectId && rest !== '';
}
