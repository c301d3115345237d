import { recordOf, Secret, type JsonRecord } from '../../common/index.js';
import { EngineFailure } from './engine-failure.js';
import { credentialsOf, hideCredentials } from './hide-credentials.js';
import type { EngineEventDetails, EngineObserver } from './engine-event.types.js';
import type { EngineHost, HostConversation } from './host/engine-host.interface.js';
import type { PublishedBot } from './intents/published-bot.js';
import type { ConversationMemory } from './state/conversation-memory.js';

/** The parts of the engine that a turn uses. */
export interface TurnSurroundings {
  readonly host: EngineHost;
  readonly memory: ConversationMemory;
  readonly observer: EngineObserver;
  readonly now: () => number;
  /** Passes a message to the engine, as if it came from outside; it is processed in the background. */
  readonly deliver: (received: Received) => void;
}

/** A message as it reaches the engine. @see protocol.md 1.3 and 1.4 */
export interface Received {
  readonly bot: PublishedBot;
  readonly message: JsonRecord;
  readonly token: string;
  /** The `_id` of the user's message that started the turn. */
  readonly turn: string;
}

/** The engine's client library sends no body longer than this, in bytes. */
const LONGEST_BODY = 10 * 1024 * 1024;

/** One message on its way through the engine, with everything that the steps of that way need. */
export class EngineTurn {
  readonly bot: PublishedBot;
  readonly message: JsonRecord;
  readonly token: string;
  readonly requestId: string;
  readonly projectId: string;
  readonly id: string;
  readonly host: EngineHost;
  readonly memory: ConversationMemory;
  readonly #surroundings: TurnSurroundings;
  readonly #credentials: readonly string[];

  constructor(received: Received, surroundings: TurnSurroundings) {
    const { bot, message, token, turn } = received;
    const { request_id: requestId, id_project: projectId } = recordOf(message.request);
    this.bot = bot;
    this.message = message;
    this.token = token;
    this.id = turn;
    this.requestId = String(requestId);
    this.projectId = String(message.id_project ?? projectId);
    this.host = surroundings.host;
    this.memory = surroundings.memory;
    this.#surroundings = surroundings;
    this.#credentials = credentialsOf(token, bot.document);
  }

  get conversation(): HostConversation {
    return { projectId: this.projectId, requestId: this.requestId, token: new Secret(this.token) };
  }

  get draft(): unknown {
    return recordOf(this.message.request).draft;
  }

  now(): number {
    return this.#surroundings.now();
  }

  /** Notifies the observers, without credentials. */
  tell(event: EngineEventDetails): void {
    const seen = hideCredentials(event, this.#credentials) as EngineEventDetails;
    this.#surroundings.observer({ ...seen, requestId: this.requestId, turn: this.id, at: this.now() });
  }

  /** Sets a variable, and reports it. */
  readonly setVariable = (name: string, value: unknown): void => {
    if (this.memory.set(name, value)) this.tell({ type: 'variable', name, value: this.memory.get(name) });
  };

  /** Posts a message of the bot. False if the platform rejected it: the flow continues. */
  async send(message: unknown): Promise<boolean> {
    const json = JSON.stringify(message);
    try {
      if (Buffer.byteLength(json) > LONGEST_BODY) throw new EngineFailure('longer than the engine can send');
      const sent: unknown = JSON.parse(json);
      await this.host.sendMessage(this.conversation, sent);
      this.tell({ type: 'message', message: sent });
      return true;
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown';
      this.tell({ type: 'message-refused', message, reason });
      return false;
    }
  }

  /** Hands a message to the engine, for the same bot. */
  deliver(message: JsonRecord): void {
    this.#surroundings.deliver({ bot: this.bot, message, token: this.token, turn: this.id });
  }
}
