import { Injectable } from '@nestjs/common';
import { Calls, withCall } from '../../calls/index.js';
import { describeError, isA } from '../../common/index.js';
import { Reply, withReplyLanguage } from '../../replies/index.js';
import {
  HandlerFailedError,
  ReplyUndeliveredError,
  ShuttingDownError,
  TurnSupersededError,
} from '../errors/index.js';
import { FailurePolicies, reasonOf, statusOf } from '../failures/index.js';
import { TurnJournal, type Turn } from '../turns/index.js';
import { HandlerRunner } from './handler-runner.service.js';
import { ReplyGiver } from './reply-giver.service.js';

/** Brings a turn to its end, whatever happens on the way: the webhook is answered, and the user told, by policy. */
@Injectable()
export class TurnRunner {
  constructor(
    private readonly handlers: HandlerRunner,
    private readonly giver: ReplyGiver,
    private readonly policies: FailurePolicies,
    private readonly journal: TurnJournal,
    private readonly calls: Calls,
  ) {}

  /** Never rejects. */
  run(turn: Turn): Promise<void> {
    // Told before, so that the call's trace is at its handler.
    if (turn.ended === undefined) this.calls.tell({ type: 'started' }, turn.call);
    return withCall(turn.call, () => withReplyLanguage(turn.request.locale, () => this.runToEnd(turn)));
  }

  supersede(turn: Turn): void {
    this.journal.note(turn, 'superseded', 'log', 'a newer turn took its place');
    turn.end(new TurnSupersededError());
    if (turn.answer.isOpen) turn.answer.give({ kind: 'silence' });
  }

  private async runToEnd(turn: Turn): Promise<void> {
    try {
      if (turn.ended !== undefined) throw turn.ended;
      await this.handlers.run(turn);
    } catch (error) {
      await this.fail(turn, error);
    }
  }

  private async fail(turn: Turn, error: unknown): Promise<void> {
    if (error === turn.ended && isA(error, TurnSupersededError)) return;
    turn.failed = true;
    if (isA(error, ReplyUndeliveredError) || (error === turn.ended && isA(error, ShuttingDownError))) {
      this.journal.note(turn, 'lost', 'error', reasonOf(error.cause ?? error));
      if (turn.answer.isOpen) turn.answer.refuse(error);
      return;
    }
    this.calls.tell({ type: 'handled', error }, turn.call);
    const status = statusOf(error);
    const stack = status >= 500 ? describeError(error).stack : undefined;
    this.journal.note(turn, 'failed', status >= 500 ? 'error' : 'warn', reasonOf(error), stack);
    try {
      await this.tell(turn, error, await this.policies.replyFor(turn, error));
    } catch (problem) {
      this.journal.note(turn, 'lost', 'error', `what its onFailure says: ${reasonOf(problem)}`);
      if (turn.answer.isOpen) turn.answer.refuse(new HandlerFailedError(500, error));
    }
  }

  /** The designed reply is the platform's own answer to an error status; once the webhook is answered it is ours. */
  private async tell(turn: Turn, error: unknown, reply: Reply | undefined): Promise<void> {
    if (!turn.answer.isOpen) await this.giver.deliver(turn, reply ?? Reply.static());
    else if (reply === undefined) turn.answer.refuse(new HandlerFailedError(statusOf(error), error));
    else await this.giver.give(turn, reply);
  }
}
