import { Injectable } from '@nestjs/common';
import { Clock, isA, limitsHold } from '../../common/index.js';
import { FulfillmentConfig } from '../../config/index.js';
import { endSession, IntentRegistry, openedSession, type HandlerDefinition } from '../../intents/index.js';
import {
  compileDelivery,
  compileReply,
  InvalidReplyError,
  ReplyError,
  toReply,
  type Reply,
} from '../../replies/index.js';
import { HandlerTimeoutError } from '../errors/index.js';
import type { Turn } from '../turns/index.js';
import { changedResult } from './changed-result.js';
import { DeadlineWatch } from './deadline-watch.service.js';
import { HandlerInvokerFactory, type HandlerInvoker } from './handler-invoker.factory.js';
import { LateDelivery } from './late-delivery.service.js';
import { StreamOut } from './stream-out.js';

/**
 * Runs the handler of a turn: its guards, pipes, interceptors, method and filters, within its `timeout`. Turns the
 * result into a reply and saves the session. Invokers are built when the handlers are registered.
 */
@Injectable()
export class HandlerRunner {
  private readonly invokers = new Map<HandlerDefinition, HandlerInvoker>();

  constructor(
    private readonly invokerFactory: HandlerInvokerFactory,
    private readonly late: LateDelivery,
    private readonly deadlines: DeadlineWatch,
    private readonly clock: Clock,
    private readonly config: FulfillmentConfig,
    registry: IntentRegistry,
  ) {
    registry.onRegistered((handlers) => {
      for (const handler of handlers) this.invokers.set(handler, this.invokerFactory.create(handler));
    });
  }

  /**
   * @returns the reply that is still to be sent; undefined if the handler yielded replies and all are delivered
   * @throws what the handler throws, what its reply is rejected with, or the end of the turn if that comes first
   */
  run(turn: Turn): Promise<Reply | undefined> {
    return turn.run(() => this.runInTurn(turn));
  }

  private async runInTurn(turn: Turn): Promise<Reply | undefined> {
    if (turn.ended !== undefined) throw turn.ended;
    const { timeout } = turn.policy;
    const stopTimer = this.clock.after(timeout, () => {
      if (limitsHold(this.config.production)) turn.end(new HandlerTimeoutError(timeout));
    });
    try {
      const invoke = this.invokers.get(turn.handler) as HandlerInvoker;
      let result: unknown;
      try {
        result = await whileWanted(turn, invoke(turn.context));
      } catch (error) {
        result = replyOfError(turn, error);
      } finally {
        this.deadlines.check(turn);
      }
      if (isAsyncIterable(result)) return await this.stream(turn, result);
      stopTimer();
      const reply = replyOfResult(turn, result);
      if (openedSession(turn.context) !== undefined) await saveSession(turn, () => reply);
      turn.emit({ type: 'handled' });
      return reply;
    } finally {
      stopTimer();
      endSession(turn.context);
    }
  }

  /** The replies of an `async *handle()`: one answer if all come in time, else one message each. */
  private async stream(turn: Turn, yields: AsyncIterable<unknown>): Promise<Reply | undefined> {
    const out = new StreamOut(turn.reply, (reply) => this.late.deliver(turn, reply));
    const closeWindow = turn.hasConversation
      ? this.clock.after(this.config.streamWindowMs, () => this.deadlines.answerInterim(turn))
      : () => undefined;
    try {
      await readAll(turn, yields, out).finally(() => this.deadlines.check(turn));
      closeWindow();
      await saveSession(turn, () => toReply(out.waiting));
    } catch (error) {
      // Nothing was shown yet: the failure policy answers alone.
      if (turn.reply.isOpen) out.take();
      throw error;
    } finally {
      closeWindow();
      if (!turn.reply.isOpen) await out.settled();
    }
    turn.emit({ type: 'handled' });
    if (turn.reply.isOpen) return toReply(out.take());
    await out.done();
    turn.outcome('delivered');
    return undefined;
  }
}

async function readAll(turn: Turn, yields: AsyncIterable<unknown>, out: StreamOut): Promise<void> {
  const iterator: AsyncIterator<unknown, unknown> = yields[Symbol.asyncIterator]();
  try {
    for (let count = 0; ; count += 1) {
      const { done, value } = await whileWanted(turn, iterator.next());
      const isNothing = value === undefined || value === null;
      // The returned value is the last reply. A generator without any value shows the static reply, as every handler.
      if (done !== true || !isNothing || count === 0) await out.add(toReply(value));
      if (done === true) return;
    }
  } catch (error) {
    // Not awaited: a generator that hangs would never answer.
    void close(iterator);
    await out.add(replyOfError(turn, error));
  }
}

/** Rejects when the turn ends. A result that comes after that is dropped, and the log says so. */
function whileWanted<T>(turn: Turn, work: Promise<T>): Promise<T> {
  return turn.orEnded(work, (reason) => {
    const drop = (): void =>
      turn.outcome('dropped', {
        level: 'warn',
        detail: `handler kept running after the turn ended (${reason.name})`,
      });
    work.then(drop, (error: unknown) => error !== reason && drop());
  });
}

/**
 * Saves what the handler changed in its session, before the reply is sent. Compiles the reply first, because a reply that
 * cannot be sent is a failure of the handler.
 *
 * @throws InvalidReplyError, and the errors of the session store
 */
async function saveSession({ context, reply, replyContext }: Turn, result: () => Reply): Promise<void> {
  await openedSession(context)?.commit(() => {
    if (reply.isOpen) compileReply(result(), replyContext);
    else compileDelivery(result(), replyContext);
  });
}

/** @throws InvalidReplyError; if an interceptor changed the result of the handler, the error names it */
function replyOfResult({ handler, context }: Turn, result: unknown): Reply {
  try {
    return toReply(result);
  } catch (error) {
    if (!isA(error, InvalidReplyError)) throw error;
    throw changedResult(handler, context, result, error) ?? error;
  }
}

/** A thrown ReplyError is a reply; every other error is thrown again. Either way the session is not saved. */
function replyOfError(turn: Turn, error: unknown): Reply {
  openedSession(turn.context)?.discard();
  if (isA(error, ReplyError)) return error.toReply();
  throw error;
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/** The `return` of a foreign iterator may throw, or return a value that is not a promise. */
async function close(iterator: AsyncIterator<unknown>): Promise<void> {
  try {
    await iterator.return?.();
  } catch {
    // The reason for closing it is reported already.
  }
}
