import { AsyncResource } from 'node:async_hooks';
import type { Call } from '../../calls/index.js';
import { Cancellation, IntentContext, type HandlerDefinition } from '../../intents/index.js';
import type { Conversation, ShownAnswer } from '../../messaging/index.js';
import { isAutomationRequestId, isFromFlow, type IntentRequest } from '../../protocol/index.js';
import type { ReplyContext } from '../../replies/index.js';
import type { SessionSource } from '../../sessions/index.js';
import type { LateReplies, LateTurn } from '../late/index.js';
import type { Answer } from './answer.js';
import type { TurnPolicy } from './turn-policy.js';

export interface TurnParts {
  readonly request: IntentRequest;
  readonly conversation: Conversation;
  readonly replyContext: ReplyContext;
  readonly handler: HandlerDefinition;
  readonly policy: TurnPolicy;
  readonly sessions: SessionSource;
  readonly answer: Answer;
  /** The same that the conversation knows. */
  readonly shownAnswer: ShownAnswer;
  /** By the clock. */
  readonly arrivedAt: number;
  /** Undefined for a turn that no webhook call began. */
  readonly call: Call | undefined;
  /** The way that its late replies take, if not that of all turns. */
  readonly lateReplies?: LateReplies | undefined;
}

/** One webhook call from its arrival until its reply has left, by whichever way. */
export class Turn implements LateTurn, Omit<TurnParts, 'sessions'> {
  readonly request: IntentRequest;
  readonly conversation: Conversation;
  readonly replyContext: ReplyContext;
  readonly handler: HandlerDefinition;
  readonly policy: TurnPolicy;
  readonly answer: Answer;
  readonly shownAnswer: ShownAnswer;
  readonly arrivedAt: number;
  readonly call: Call | undefined;
  readonly lateReplies?: LateReplies;
  readonly context: IntentContext;
  /** The handler failed, or its reply did: the same call runs again. */
  failed = false;
  readonly #cancellation = new Cancellation();
  /** That of the call that made the turn: what the application keeps for a call holds in all of its turn. */
  readonly #context = new AsyncResource('Turn');
  #onEnd?: (reason: Error) => void;
  #ended?: Error;

  constructor(parts: TurnParts) {
    this.request = parts.request;
    this.conversation = parts.conversation;
    this.replyContext = parts.replyContext;
    this.handler = parts.handler;
    this.policy = parts.policy;
    this.answer = parts.answer;
    this.shownAnswer = parts.shownAnswer;
    this.arrivedAt = parts.arrivedAt;
    this.call = parts.call;
    this.lateReplies = parts.lateReplies;
    this.context = new IntentContext(parts.request, parts.conversation, this.#cancellation, parts.sessions);
  }

  /** Names come from outside: quoted, so that none can forge a line of the log. */
  get name(): string {
    const { name, id } = this.request.intent;
    return JSON.stringify(name || `#${id}`);
  }

  get fromFlow(): boolean {
    return isFromFlow(this.request.raw.payload.message);
  }

  get hasConversation(): boolean {
    return hasConversation(this.request);
  }

  /** When the webhook is to be answered, by the clock. An automation waits for its handler, however long that takes. */
  get deadlineAt(): number {
    return this.hasConversation ? this.arrivedAt + this.policy.deadline : Infinity;
  }

  /** Runs it in the async context of the turn's own call: turns are woken by timers, and by other turns. */
  inContext<T>(work: () => T): T {
    return this.#context.runInAsyncScope(work);
  }

  /** Why nobody wants the reply any more. */
  get ended(): Error | undefined {
    return this.#ended;
  }

  /** Only the first reason counts. */
  end(reason: Error): void {
    if (this.#ended !== undefined) return;
    this.#ended = reason;
    this.inContext(() => {
      this.#cancellation.cancel(reason);
      this.#onEnd?.(reason);
    });
  }

  /**
   * What the work gives; or the reason, as soon as the turn ends before it. One work at a time.
   *
   * @param onEnded told the reason then: the work goes on, and nobody waits for it
   */
  orEnded<T>(work: Promise<T>, onEnded: (reason: Error) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      const end = (reason: Error): void => {
        reject(reason);
        onEnded(reason);
      };
      if (this.#ended !== undefined) return end(this.#ended);
      this.#onEnd = end;
      const settle = (): void => {
        this.#onEnd = undefined;
      };
      work.then(
        (value) => {
          settle();
          resolve(value);
        },
        (reason: Error) => {
          settle();
          reject(reason);
        },
      );
    });
  }
}

/** An automation has no conversation: what is not in the answer is seen by nobody. */
export function hasConversation({ requestId }: IntentRequest): boolean {
  return !isAutomationRequestId(requestId);
}
