import { AsyncResource } from 'node:async_hooks';
import { currentCall, withCall, type Call, type CallEvent, type TurnOutcome } from '../../calls/index.js';
import { quoted, type Clock } from '../../common/index.js';
import type { FulfillmentConfig } from '../../config/index.js';
import {
  Cancellation,
  IntentContext,
  type HandlerDefinition,
  type IntentMatch,
  type TurnOrder,
} from '../../intents/index.js';
import { ShownAnswer, type Conversation, type MessagingService } from '../../messaging/index.js';
import {
  isAutomationRequestId,
  isFromFlow,
  type ConversationKey,
  type IntentRequest,
} from '../../protocol/index.js';
import { compileReply, withReplyLanguage, type Reply, type ReplyContext } from '../../replies/index.js';
import type { SessionSource } from '../../sessions/index.js';
import { TurnSupersededError } from '../errors/index.js';
import type { LateReplies, LateTurn } from '../late/index.js';
import type { OrderedTurn } from '../order/index.js';
import type { ForgottenValues } from './forgotten-values.service.js';
import { PendingReply } from './pending-reply.js';
import type { OutcomeNotes, TurnJournal } from './turn-journal.service.js';
import type { TurnPolicy } from './turn-policy.js';

/** The services that every turn is built on. */
export interface TurnServices {
  readonly clock: Clock;
  readonly config: FulfillmentConfig;
  readonly messaging: MessagingService;
  readonly sessions: SessionSource;
  readonly journal: TurnJournal;
  readonly forgotten: ForgottenValues;
}

export interface TurnParts {
  /** Undefined if the same call runs again. */
  readonly duplicateKey?: ConversationKey;
  /** For a job of the outbox: replaces the late replies of the application. */
  readonly lateReplies?: LateReplies;
  /** For a job of the outbox: replaces the sessions of webhook calls. */
  readonly sessions?: SessionSource;
}

const NO_OPTIONS: TurnParts = {};

/** One webhook call and its handler, from the arrival of the call until the last message of the reply is delivered. */
export class Turn implements LateTurn, OrderedTurn {
  readonly handler: HandlerDefinition;
  readonly conversation: Conversation;
  readonly replyContext: ReplyContext;
  readonly context: IntentContext;
  /** The webhook's answer. */
  readonly reply: PendingReply;
  readonly shownAnswer: ShownAnswer;
  /** Undefined for a turn outside a webhook call. */
  readonly call: Call | undefined;
  /** A time of the clock. */
  readonly arrivedAt: number;
  readonly lateReplies: LateReplies | undefined;
  readonly duplicateKey: ConversationKey | undefined;
  /** The handler or its reply failed: the same call runs again. */
  failed = false;
  readonly #journal: TurnJournal;
  readonly #forgotten: ForgottenValues;
  readonly #cancellation = new Cancellation();
  /** The async context of the call: timers and other turns end this one too. */
  readonly #asyncContext = new AsyncResource('Turn');
  #onEnd?: (reason: Error) => void;
  #ended?: Error;

  constructor(
    { handler }: IntentMatch,
    readonly request: IntentRequest,
    readonly policy: TurnPolicy,
    { clock, config, messaging, sessions, journal, forgotten }: TurnServices,
    options = NO_OPTIONS,
  ) {
    const { token, requestId, bot, design, nextBlock, channel, params } = request;
    this.handler = handler;
    this.call = currentCall();
    this.arrivedAt = this.call === undefined ? clock.now() : clock.at(this.call.startedAt);
    this.reply = new PendingReply(clock, config.answerSettleMs);
    this.shownAnswer = new ShownAnswer((detail) => this.outcome('unordered', { detail }));
    const automation = isAutomationRequestId(requestId);
    this.replyContext = { staticReply: design, nextBlock, channel, variables: params, automation };
    this.conversation = messaging.conversation(
      { projectId: bot.projectId, requestId, token, botId: bot.rootId },
      this.replyContext,
      this.shownAnswer,
    );
    this.context = new IntentContext(
      request,
      this.conversation,
      this.#cancellation,
      options.sessions ?? sessions,
    );
    this.lateReplies = options.lateReplies;
    this.duplicateKey = options.duplicateKey;
    this.#journal = journal;
    this.#forgotten = forgotten;
  }

  /** Quoted, because names come from outside: none can forge a line of the log. */
  get name(): string {
    const { name, id } = this.request.intent;
    return quoted(name || `#${id}`);
  }

  get conversationKey(): ConversationKey {
    return this.request.conversationKey;
  }

  get order(): TurnOrder {
    return this.policy.order;
  }

  get fromFlow(): boolean {
    return isFromFlow(this.request.raw.payload.message);
  }

  get settlesAt(): number {
    return this.reply.settlesAt;
  }

  /** False for an automation: its user sees only the webhook's answer. */
  get hasConversation(): boolean {
    return this.replyContext.automation !== true;
  }

  /** Runs as a job of the outbox. An automation gets its reply in the webhook's answer, so it is never durable. */
  get isDurable(): boolean {
    return this.policy.durable && this.hasConversation;
  }

  /** The deadline of the webhook's answer, as a time of the clock. An automation waits for its handler without one. */
  get deadlineAt(): number {
    return this.hasConversation ? this.arrivedAt + this.policy.deadline : Infinity;
  }

  /** Why the turn was ended; undefined while it is active. */
  get ended(): Error | undefined {
    return this.#ended;
  }

  /** Answers the webhook. @throws InvalidReplyError */
  answer(reply: Reply): void {
    const compiled = compileReply(reply, this.replyContext);
    this.#forgotten.look(this, reply);
    this.emit({ type: 'compiled', reply: compiled });
    this.reply.give(compiled);
    this.outcome(compiled.kind);
  }

  /** Tells the log, the counters and the observers of calls what became of the turn, or happened on its way. */
  outcome(outcome: TurnOutcome, notes?: OutcomeNotes): void {
    this.#journal.outcome(this, outcome, notes);
  }

  /** Tells the observers of calls about a step of the turn. */
  emit(event: CallEvent): void {
    this.#journal.emit(this, event);
  }

  /** Runs code of the application as part of this turn: in its call, its trace and the user's language. */
  run<T>(work: () => T): T {
    return withCall(this.call, () => withReplyLanguage(this.request.locale, work));
  }

  /** Aborts `ctx.signal`. Only the first reason counts. */
  end(reason: Error): void {
    if (this.#ended !== undefined) return;
    this.#ended = reason;
    this.#asyncContext.runInAsyncScope(() => {
      this.#cancellation.cancel(reason);
      this.#onEnd?.(reason);
    });
  }

  /** Called by a newer turn, in the async context of that turn. */
  supersede(): void {
    this.#asyncContext.runInAsyncScope(() => {
      this.outcome('superseded', { detail: 'a newer turn took its place' });
      this.end(new TurnSupersededError());
      if (this.reply.isOpen) this.reply.give({ kind: 'silence' });
    });
  }

  /**
   * The result of the work, or a rejection with the reason as soon as the turn ends. One work at a time.
   *
   * @param onEnded called with the reason then; the work goes on without a reader
   */
  orEnded<T>(work: Promise<T>, onEnded: (reason: Error) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      const end = (reason: Error): void => {
        reject(reason);
        onEnded(reason);
      };
      if (this.#ended !== undefined) return end(this.#ended);
      this.#onEnd = end;
      work.then(
        (value) => {
          this.#onEnd = undefined;
          resolve(value);
        },
        (reason: Error) => {
          this.#onEnd = undefined;
          reject(reason);
        },
      );
    });
  }
}
