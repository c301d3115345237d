import type { Conversation } from '../messaging/index.js';
import type {
  BotRef,
  ConversationKey,
  DepartmentRef,
  IntentRef,
  IntentRequest,
  UserRef,
  WebhookRequest,
} from '../protocol/index.js';
import { UNKEPT_SESSIONS, type Session, type SessionSource, type TurnSession } from '../sessions/index.js';
import { Cancellation } from './cancellation.js';
import type { IntentParamsOf } from './known-intents.types.js';

/** The session of a context, if anybody has asked for it. */
export let openedSession: (context: IntentContext) => TurnSession | undefined;
/** The turn is over: its session takes no change any more, and forgets those that were not kept. */
export let endSession: (context: IntentContext) => void;

/**
 * What a handler knows of the turn: made for every webhook call, the same for both dialects and for calls from
 * inside a flow. Stays valid after the turn: `conversation` can be used as long as the bot lives.
 *
 * Users can start any block by typing `/name{…}` and set any variable: `intent`, `text` and `params` are user input.
 *
 * @see protocol.md 1.3-1.6
 * @publicApi
 */
export class IntentContext<Name extends string = string> {
  static {
    openedSession = (context) => context.#session;
    endSession = (context) => {
      context.#isOver = true;
      context.#session?.end();
    };
  }

  readonly #cancellation: Cancellation;
  readonly #sessions: SessionSource;
  readonly #key: ConversationKey;
  #session?: TurnSession;
  #isOver = false;

  constructor(
    request: IntentRequest,
    /** The conversation, for messages beside and after the answer, and to steer it. */
    readonly conversation: Conversation,
    cancellation: Cancellation = new Cancellation(),
    sessions: SessionSource = UNKEPT_SESSIONS,
  ) {
    this.#cancellation = cancellation;
    this.#sessions = sessions;
    this.#key = request.conversationKey;
    this.intent = request.intent;
    this.text = request.text;
    this.staticReply = request.staticReply;
    this.language = request.language;
    this.locale = request.locale;
    this.params = request.params as IntentParamsOf<Name>;
    this.bot = request.bot;
    this.user = request.user;
    this.department = request.department;
    this.channel = request.channel;
    this.draft = request.draft;
    this.request = request.raw;
  }

  readonly intent: IntentRef;
  /** The words of this message; the label if a button was clicked; empty for a picture without a caption. */
  readonly text: string;
  /** The text designed for this intent, if it has one. */
  readonly staticReply: string | undefined;
  /** Primary language code: `en`. */
  readonly language: string;
  /** Language tag with its region where it is known: `en-US`. */
  readonly locale: string;
  /** The conversation's variables, of any JSON type. Without a prototype: `__proto__` is a name like any other. */
  readonly params: IntentParamsOf<Name>;
  readonly bot: BotRef;
  readonly user: UserRef;
  readonly department: DepartmentRef | undefined;
  /** `web`, `whatsapp`, `telegram`, … */
  readonly channel: string;
  /** True in the design studio's test chat. */
  readonly draft: boolean;
  /** The request as it came, credentials sealed. For what the fields above do not carry. */
  readonly request: WebhookRequest;

  /**
   * Aborts when nobody wants the reply any more: the handler's `timeout` is over, a newer turn took its place, or the
   * service stops. Give it to whatever takes long: `fetch(url, { signal: ctx.signal })`.
   */
  get signal(): AbortSignal {
    return this.#cancellation.signal;
  }

  /**
   * What the service remembers of the conversation, out of the reach of users. It is made when it is asked for, and
   * loaded when a value is.
   */
  get session(): Session {
    if (this.#session === undefined) {
      this.#session = this.#sessions.open(this.#key);
      if (this.#isOver) this.#session.end();
    }
    return this.#session;
  }
}
