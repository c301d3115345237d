import { Injectable } from '@nestjs/common';
import { IntentRegistry } from '../intents/index.js';
import type { IntentRequest } from '../protocol/index.js';
import type { CompiledReply } from '../replies/index.js';
import { DurableIntake } from './durable/index.js';
import { duplicateKey, Duplicates } from './duplicates.service.js';
import { TooManyTurnsError, UnknownIntentError } from './errors/index.js';
import { TurnFailures } from './failures/index.js';
import { MatchLog } from './match-log.service.js';
import { TurnQueue } from './order/index.js';
import { DeadlineWatch, HandlerRunner, LateDelivery } from './run/index.js';
import { OpenTurns, TurnFactory, type Turn } from './turns/index.js';

/**
 * The path of a request from its normalised form to the webhook's answer:
 *
 * 1. match: the registry finds the handler; without one the call ends with 404;
 * 2. deduplicate: a repeated call gets the reply of the first one;
 * 3. queue: the turns of one conversation run one after another. A durable turn goes to the outbox instead, is answered
 *    with its placeholder at once, and runs as a job;
 * 4. run: the handler, inside Nest's pipeline, within its timeout; a failure goes to the failure policy;
 * 5. answer: the reply becomes the webhook's answer. If the deadline came first, the webhook is answered without it, and
 *    it follows through the messaging API.
 *
 * The promise of the webhook's answer resolves at 5 or at the deadline; the turn goes on until everything is delivered.
 * Only a turn that waits in the queue, and the handler itself, cost a promise; all other stages are synchronous.
 */
@Injectable()
export class Dispatcher {
  constructor(
    private readonly registry: IntentRegistry,
    private readonly matches: MatchLog,
    private readonly duplicates: Duplicates,
    private readonly turns: TurnFactory,
    private readonly intake: DurableIntake,
    private readonly queue: TurnQueue,
    private readonly openTurns: OpenTurns,
    private readonly deadlines: DeadlineWatch,
    private readonly handlers: HandlerRunner,
    private readonly late: LateDelivery,
    private readonly failures: TurnFailures,
  ) {}

  /**
   * @throws UnknownIntentError if no handler takes the request
   * @throws TooManyTurnsError if the queue is full
   * @throws HandlerFailedError as a rejection, if the handler failed and the failure policy has no reply
   */
  dispatch(request: IntentRequest): CompiledReply | Promise<CompiledReply> {
    // 1. match
    const match = this.registry.find(request);
    if (match === undefined) {
      this.matches.unmatched(request);
      throw new UnknownIntentError();
    }
    this.matches.matched(match, request);

    // 2. deduplicate
    const key = this.turns.policyOf(match).duplicates ? duplicateKey(request) : undefined;
    const earlier = key === undefined ? undefined : this.duplicates.find(key);
    if (earlier !== undefined) return earlier;

    // 3. queue, 4. run, 5. answer
    const turn = this.turns.make(match, request, { duplicateKey: key });
    if (turn.isDurable) this.intake.accept(turn);
    else void this.runAndAnswer(turn, this.enterQueue(turn));
    if (key !== undefined) this.duplicates.add(key, turn.reply.promise);
    return turn.reply.promise;
  }

  /** The deadline counts from the arrival of the call, so it also holds while the turn waits. @throws TooManyTurnsError */
  private enterQueue(turn: Turn): Promise<boolean> | undefined {
    try {
      const ready = this.queue.enter(turn);
      this.openTurns.add(turn);
      this.deadlines.watch(turn);
      return ready;
    } catch (error) {
      const scope = error instanceof TooManyTurnsError ? ` (${error.scope})` : '';
      turn.outcome('refused', { level: 'warn', detail: `too many turns${scope}` });
      throw error;
    }
  }

  /** Never rejects. @param ready as {@link TurnQueue.enter} returns it */
  private async runAndAnswer(turn: Turn, ready: Promise<boolean> | undefined): Promise<void> {
    try {
      if (ready === undefined || (await ready)) {
        if (turn.ended === undefined) turn.emit({ type: 'started' });
        const reply = await this.handlers.run(turn);
        if (reply !== undefined && turn.reply.isOpen) turn.answer(reply);
        else if (reply !== undefined) await this.late.send(turn, reply);
      }
    } catch (error) {
      await this.failures.handle(turn, error);
    }
    this.queue.leave(turn);
    const { duplicateKey: key, failed, reply } = turn;
    if (key !== undefined) this.duplicates.close(key, failed ? undefined : reply.given);
    this.openTurns.delete(turn);
  }
}
