import { Injectable, type OnModuleInit } from '@nestjs/common';
import { describeError, FulfillmentError, isA } from '../../common/index.js';
import { FulfillmentConfig, ProjectRegistry } from '../../config/index.js';
import { OutboxService, type OutboxJob } from '../../outbox/index.js';
import { IntentRegistry } from '../../intents/index.js';
import { MessagingError, MessagingService } from '../../messaging/index.js';
import { readWebhookRequest } from '../../protocol/index.js';
import { Reply, withReplyLanguage } from '../../replies/index.js';
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
import { TurnInOrder } from '../ordered-turn.js';
import { HandlerRunner, ReplyGiver } from '../run/index.js';
import { TurnFactory } from '../turn-factory.service.js';
import { OpenTurns, TurnJournal, type Turn } from '../turns/index.js';
import { JobReplies } from './job-replies.js';
import { DURABLE_TURN, storedTurn } from './stored-turn.js';

/**
 * Runs durable turns, as jobs of the outbox: at least once, in the order of the conversation, until the handler and all
 * its replies are through. A turn that fails is retried by the outbox; the user is told of the last failure only.
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
    private readonly giver: ReplyGiver,
    private readonly policies: FailurePolicies,
    private readonly journal: TurnJournal,
  ) {}

  onModuleInit(): void {
    this.outbox.register(DURABLE_TURN, (job) => this.run(job), {
      onDead: (job, error) => this.tell(job, error),
    });
  }

  private async run(job: OutboxJob): Promise<void> {
    const turn = this.turnOf(job, JobReplies.ofTurn(this.messaging, job));
    const stop = (): void => turn.end(new ShuttingDownError());
    job.signal.addEventListener('abort', stop);
    let failure: FulfillmentError | undefined;
    const attempt = async (): Promise<void> => {
      failure = await this.attempt(turn);
    };
    try {
      await new Promise<void>((over) => {
        this.queue.admit(new TurnInOrder(turn, { run: attempt, supersede: () => undefined }), over);
        this.openTurns.add(turn);
      });
    } finally {
      this.openTurns.delete(turn);
      job.signal.removeEventListener('abort', stop);
    }
    if (failure !== undefined) throw failure;
  }

  private async attempt(turn: Turn): Promise<FulfillmentError | undefined> {
    try {
      if (turn.ended !== undefined) throw turn.ended;
      await withReplyLanguage(turn.request.locale, () => this.handlers.run(turn));
      return undefined;
    } catch (error) {
      const failure = failureOf(error);
      const stack = isA(error, FulfillmentError) ? undefined : describeError(error).stack;
      this.journal.note(turn, 'attempt-failed', 'warn', reasonOf(causeOf(failure)), stack);
      return failure;
    }
  }

  /** Not where the platform does not take what is said: it would not take this either. */
  private async tell(job: OutboxJob, error: unknown): Promise<void> {
    const turn = this.turnOf(job, JobReplies.ofFailure(this.messaging, job));
    const cause = causeOf(error);
    if (isA(error, MessagingError)) {
      this.journal.note(turn, 'lost', 'error', reasonOf(error));
      return;
    }
    this.journal.note(turn, 'failed', 'error', reasonOf(cause));
    await withReplyLanguage(turn.request.locale, async () => {
      const reply = await this.policies.replyFor(turn, cause);
      await this.giver.deliver(turn, reply ?? Reply.static());
    });
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
    turn.answer.give({ kind: shown && !job.mayHaveRun ? 'static' : 'silence' });
    return turn;
  }
}

/** In the form in which the outbox judges it, and a dead letter shows it: without the words of strangers. */
function failureOf(error: unknown): FulfillmentError {
  if (isA(error, ReplyUndeliveredError) && isA(error.cause, FulfillmentError)) return error.cause;
  return isA(error, FulfillmentError) ? error : new HandlerFailedError(statusOf(error), error);
}

function causeOf(failure: unknown): unknown {
  return isA(failure, HandlerFailedError) ? failure.cause : failure;
}
