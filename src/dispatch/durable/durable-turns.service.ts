import { Injectable, type OnModuleInit } from '@nestjs/common';
import { describeError, FulfillmentError, isA } from '../../common/index.js';
import { FulfillmentConfig, ProjectRegistry } from '../../config/index.js';
import { OutboxService, type OutboxJob } from '../../outbox/index.js';
import { IntentRegistry } from '../../intents/index.js';
import { MessagingError, MessagingService } from '../../messaging/index.js';
import { readWebhookRequest } from '../../protocol/index.js';
import { Reply } from '../../replies/index.js';
import { Sessions } from '../../sessions/index.js';
import {
  HandlerFailedError,
  ReplyUndeliveredError,
  ShuttingDownError,
  UnknownIntentError,
} from '../errors/index.js';
import { FailurePolicies, reasonOf, statusOf } from '../failures/index.js';
import type { LateReplies } from '../late/index.js';
import { TurnQueue } from '../order/index.js';
import { HandlerRunner, LateDelivery } from '../run/index.js';
import { OpenTurns, TurnFactory, type Turn } from '../turns/index.js';
import { JobReplies } from './job-replies.js';
import { DURABLE_TURN, storedTurn } from './stored-turn.js';

/**
 * Runs durable turns as jobs of the outbox: at least once, in the order of the conversation, until the handler has run
 * and all its replies are delivered. The outbox retries a turn that fails; the user sees the last failure only.
 */
@Injectable()
export class DurableTurns implements OnModuleInit {
  constructor(
    private readonly outbox: OutboxService,
    private readonly messaging: MessagingService,
    private readonly projects: ProjectRegistry,
    private readonly config: FulfillmentConfig,
    private readonly registry: IntentRegistry,
    private readonly turns: TurnFactory,
    private readonly sessions: Sessions,
    private readonly queue: TurnQueue,
    private readonly openTurns: OpenTurns,
    private readonly handlers: HandlerRunner,
    private readonly late: LateDelivery,
    private readonly policies: FailurePolicies,
  ) {}

  onModuleInit(): void {
    this.outbox.register(DURABLE_TURN, (job) => this.run(job), {
      onDead: (job, error) => this.reportDead(job, error),
    });
  }

  private async run(job: OutboxJob): Promise<void> {
    const turn = this.turnOf(job, JobReplies.ofTurn(this.messaging, job));
    const stop = (): void => turn.end(new ShuttingDownError());
    job.signal.addEventListener('abort', stop);
    try {
      await this.runInOrder(turn);
    } finally {
      job.signal.removeEventListener('abort', stop);
    }
  }

  /** @throws TooManyTurnsError, or the failure of the attempt */
  private async runInOrder(turn: Turn): Promise<void> {
    const ready = this.queue.enter(turn);
    this.openTurns.add(turn);
    try {
      await ready;
      await this.attempt(turn);
    } finally {
      this.queue.leave(turn);
      this.openTurns.delete(turn);
    }
  }

  private async attempt(turn: Turn): Promise<void> {
    try {
      const reply = await this.handlers.run(turn);
      if (reply !== undefined) await this.late.send(turn, reply);
    } catch (error) {
      const failure = failureOf(error);
      turn.outcome('attempt-failed', {
        level: 'warn',
        detail: reasonOf(causeOf(failure)),
        stack: isA(error, FulfillmentError) ? undefined : describeError(error).stack,
      });
      throw failure;
    }
  }

  /** Sends the failure policy's reply; but not if the platform rejected the reply: it would reject this one too. */
  private async reportDead(job: OutboxJob, error: unknown): Promise<void> {
    const turn = this.turnOf(job, JobReplies.ofFailure(this.messaging, job));
    const cause = causeOf(error);
    if (isA(error, MessagingError)) {
      turn.outcome('lost', { level: 'error', detail: reasonOf(error) });
      return;
    }
    turn.outcome('failed', { level: 'error', detail: reasonOf(cause) });
    const reply = await this.policies.replyFor(turn, cause);
    await this.late.deliver(turn, reply ?? Reply.static());
  }

  private turnOf(job: OutboxJob, lateReplies: LateReplies): Turn {
    const { request: body, shown, place, user } = storedTurn(job);
    const read = readWebhookRequest(
      JSON.parse(body),
      ({ projectId, rootId }) => this.projects.forProject(projectId, rootId).language,
      this.config.userTokenVariable,
    );
    const request = { ...read, user: { ...read.user, ...user } };
    const match = this.registry.find(request);
    if (match === undefined) throw new UnknownIntentError();
    const sessions = this.sessions.forTurn(job.id);
    const turn = this.turns.make(match, request, { lateReplies, sessions });
    if (place !== undefined) turn.shownAnswer.leave(place);
    // The webhook was answered when the job was written, which for a first attempt may be a moment ago.
    turn.reply.give({ kind: shown && !job.mayHaveRun ? 'static' : 'silence' });
    return turn;
  }
}

/** The failure as the outbox classifies it and a dead letter shows it: without messages of foreign errors. */
function failureOf(error: unknown): FulfillmentError {
  if (isA(error, ReplyUndeliveredError) && isA(error.cause, FulfillmentError)) return error.cause;
  return isA(error, FulfillmentError) ? error : new HandlerFailedError(statusOf(error), error);
}

function causeOf(failure: unknown): unknown {
  return isA(failure, HandlerFailedError) ? failure.cause : failure;
}
