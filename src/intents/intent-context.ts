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

/** The session of a context, if it was accessed. */
export let openedSession: (context: IntentContext) => TurnSession | undefined;
/** The turn is over: its session rejects further changes, and discards uncommitted ones. */
export let endSession: (context: IntentContext) => void;

/**
 * The turn as a handler sees it: created for every webhook call, the same for both dialects and for calls from inside a
 * flow. It stays valid after the turn: `conversation` can be used as long as the bot's token is valid.
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
    /** The conversation, for messages in addition to and after the answer, and for hand-offs and other operations. */
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
  /** The text of this message; the label if a button was clicked; empty for a picture without a caption. */
  readonly text: string;
  /** The text designed for this intent, if it has one. */
  readonly staticReply: string | undefined;
  /**
   * Primary language code of the conversation: `en`. A message that names another language does not change it, as it does
   * not change the variable `user_language`; the message's own is `request.payload.message.language`.
   */
  readonly language: string;
  /** Language tag with its region if known: `en-US`. */
  readonly locale: string;
  /** The conversation's variables, of any JSON type. It has no prototype: `__proto__` is a name like any other. */
  readonly params: IntentParamsOf<Name>;
  readonly bot: BotRef;
  readonly user: UserRef;
  readonly department: DepartmentRef | undefined;
  /** `web`, `whatsapp`, `telegram`, … */
  readonly channel: string;
  /** True in the design studio's test chat. */
  readonly draft: boolean;
  /** The raw request, with wrapped credentials, for data that the fields above do not carry. */
  readonly request: WebhookRequest;

  /**
   * Aborts when the reply is no longer needed: after the handler's `timeout`, when a newer turn replaces this one, or
   * when the service stops. Pass it to slow operations: `fetch(url, { signal: ctx.signal })`.
   */
  get signal(): AbortSignal {
    return this.#cancellation.signal;
  }

  /**
   * The data that the service keeps for the conversation, out of the reach of users. It is created on first access, and
   * loaded when a value is read.
   */
  get session(): Session {
    if (this.#session === undefined) {
      this.#session = this.#sessions.open(this.#key);
      if (this.#isOver) this.#session.end();
    }
    return this.#session;
  }
}
