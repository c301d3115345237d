import { Injectable } from '@nestjs/common';
import { Calls } from '../../calls/index.js';
import { Clock, isA, limitsHold } from '../../common/index.js';
import { FulfillmentConfig } from '../../config/index.js';
import { endSession, openedSession, type HandlerDefinition } from '../../intents/index.js';
import { InvalidReplyError, Reply, ReplyError, toReply } from '../../replies/index.js';
import { HandlerTimeoutError } from '../errors/index.js';
import { TurnJournal, type Turn } from '../turns/index.js';
import { changedResult } from './changed-result.js';
import { DeadlineWatch } from './deadline-watch.service.js';
import { HandlerInvokerFactory, type HandlerInvoker } from './handler-invoker.factory.js';
import { keepSession } from './keep-session.js';
import { ReplyGiver } from './reply-giver.service.js';
import { StreamOut } from './stream-out.js';

/** Runs the handler of a turn, and lets out what it gives back: whole, or message by message if it yields. */
@Injectable()
export class HandlerRunner {
  private readonly invokers = new Map<HandlerDefinition, HandlerInvoker>();

  constructor(
    private readonly invokerFactory: HandlerInvokerFactory,
    private readonly giver: ReplyGiver,
    private readonly deadlines: DeadlineWatch,
    private readonly journal: TurnJournal,
    private readonly clock: Clock,
    private readonly config: FulfillmentConfig,
    private readonly calls: Calls,
  ) {}

  /** Once, at boot. */
  prepare(handlers: readonly HandlerDefinition[]): void {
    for (const handler of handlers) this.invokers.set(handler, this.invokerFactory.create(handler));
  }

  /** @throws what the handler throws, what its reply is refused with, or the end of the turn if that comes first */
  async run(turn: Turn): Promise<void> {
    const { timeout } = turn.policy;
    const stopTimer = this.clock.after(timeout, () => {
      if (limitsHold(this.config.production)) turn.end(new HandlerTimeoutError(timeout));
    });
    try {
      const invoke = this.invokers.get(turn.handler) as HandlerInvoker;
      let result: unknown;
      try {
        result = await this.whileWanted(turn, invoke(turn.context));
      } catch (error) {
        result = replyOfError(turn, error);
      } finally {
        this.deadlines.check(turn);
      }
      if (isAsyncIterable(result)) return await this.stream(turn, result);
      stopTimer();
      const reply = replyOfResult(turn, result);
      if (openedSession(turn.context) !== undefined) await keepSession(turn, () => reply);
      this.calls.tell({ type: 'handled' }, turn.call);
      const delivery = this.giver.give(turn, reply);
      if (delivery !== undefined) await delivery;
    } finally {
      stopTimer();
      endSession(turn.context);
    }
  }

  private async stream(turn: Turn, yields: AsyncIterable<unknown>): Promise<void> {
    const out = new StreamOut(turn, (reply) => this.giver.deliver(turn, reply));
    const closeWindow = turn.hasConversation
      ? this.clock.after(this.config.streamWindowMs, () => this.deadlines.answerInterim(turn))
      : () => undefined;
    try {
      await this.readAll(turn, yields, out).finally(() => this.deadlines.check(turn));
      closeWindow();
      await keepSession(turn, () => toReply(out.waiting));
    } catch (error) {
      // Nothing was shown yet: the failure policy has the whole answer.
      if (turn.answer.isOpen) out.take();
      throw error;
    } finally {
      closeWindow();
      if (!turn.answer.isOpen) await out.settled();
    }
    this.calls.tell({ type: 'handled' }, turn.call);
    if (turn.answer.isOpen) {
      await this.giver.give(turn, toReply(out.take()));
      return;
    }
    await out.done();
    this.journal.note(turn, 'delivered');
  }

  private async readAll(turn: Turn, yields: AsyncIterable<unknown>, out: StreamOut): Promise<void> {
    const iterator: AsyncIterator<unknown, unknown> = yields[Symbol.asyncIterator]();
    try {
      for (let count = 0; ; count += 1) {
        const { done, value } = await this.whileWanted(turn, iterator.next());
        const isNothing = value === undefined || value === null;
        // What is returned is the last reply; nothing at all is the designed one, as for every handler.
        if (done !== true || !isNothing || count === 0) await out.add(toReply(value));
        if (done === true) return;
      }
    } catch (error) {
      // Not awaited: a generator that hangs would never answer.
      void close(iterator);
      await out.add(replyOfError(turn, error));
    }
  }

  /** What a handler gives back when nobody wants it any more is dropped, and the log says so. */
  private whileWanted<T>(turn: Turn, work: Promise<T>): Promise<T> {
    return turn.orEnded(work, (reason) => {
      const drop = (): void =>
        this.journal.note(turn, 'dropped', 'warn', `its handler went on after its end (${reason.name})`);
      work.then(drop, (error: unknown) => error !== reason && drop());
    });
  }
}

/** @throws InvalidReplyError, which says so if an interceptor made what is no reply */
function replyOfResult({ handler, context }: Turn, result: unknown): Reply {
  try {
    return toReply(result);
  } catch (error) {
    if (!isA(error, InvalidReplyError)) throw error;
    throw changedResult(handler, context, result, error) ?? error;
  }
}

/** A thrown ReplyError is a reply, every other error stays an error; what the handler changed is kept for neither. */
function replyOfError(turn: Turn, error: unknown): Reply {
  openedSession(turn.context)?.discard();
  if (isA(error, ReplyError)) return error.toReply();
  throw error;
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/** Its 'return' may be anything: it may throw at once, and what it gives need be no promise. */
async function close(iterator: AsyncIterator<unknown>): Promise<void> {
  try {
    await iterator.return?.();
  } catch {
    // The reason why it is closed is told already.
  }
}
