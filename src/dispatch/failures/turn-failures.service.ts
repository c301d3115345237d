import { Injectable } from '@nestjs/common';
import { describeError, isA } from '../../common/index.js';
import { Reply } from '../../replies/index.js';
import {
  HandlerFailedError,
  ReplyUndeliveredError,
  ShuttingDownError,
  TurnSupersededError,
} from '../errors/index.js';
import { LateDelivery } from '../run/late-delivery.service.js';
import type { Turn } from '../turns/index.js';
import { FailurePolicies } from './failure-policies.service.js';
import { reasonOf, statusOf } from './status-of.js';

/** Ends a turn that failed: reports the failure, and shows the user what the failure policy says. */
@Injectable()
export class TurnFailures {
  constructor(
    private readonly policies: FailurePolicies,
    private readonly late: LateDelivery,
  ) {}

  /** Never rejects. The webhook is answered afterwards. */
  async handle(turn: Turn, error: unknown): Promise<void> {
    if (error === turn.ended && isA(error, TurnSupersededError)) return;
    turn.failed = true;
    if (isA(error, ReplyUndeliveredError) || (error === turn.ended && isA(error, ShuttingDownError))) {
      turn.outcome('lost', { level: 'error', detail: reasonOf(error.cause ?? error) });
      if (turn.reply.isOpen) turn.reply.refuse(error);
      return;
    }
    turn.emit({ type: 'handled', error });
    const isServerError = statusOf(error) >= 500;
    turn.outcome('failed', {
      level: isServerError ? 'error' : 'warn',
      detail: reasonOf(error),
      stack: isServerError ? describeError(error).stack : undefined,
    });
    try {
      await this.answer(turn, error, await this.policies.replyFor(turn, error));
    } catch (problem) {
      turn.outcome('lost', {
        level: 'error',
        detail: `onFailure reply could not be delivered: ${reasonOf(problem)}`,
      });
      if (turn.reply.isOpen) turn.reply.refuse(new HandlerFailedError(500, error));
    }
  }

  /** For an error status the platform shows the static reply itself. After the webhook's answer the service sends it. */
  private async answer(turn: Turn, error: unknown, reply: Reply | undefined): Promise<void> {
    if (!turn.reply.isOpen) await this.late.deliver(turn, reply ?? Reply.static());
    else if (reply === undefined) turn.reply.refuse(new HandlerFailedError(statusOf(error), error));
    else turn.answer(reply);
  }
}
