import { deliverSteps, type OutboxJob } from '../../outbox/index.js';
import type { MessagingService } from '../../messaging/index.js';
import { compileDelivery, type Reply } from '../../replies/index.js';
import { LateReplies, type LateTurn } from '../late/index.js';

/** The number of replies, and of steps of the next reply, that are in the conversation. */
interface Place {
  readonly reply: number;
  readonly step: number;
}

const START: Place = { reply: 0, step: 0 };

/**
 * Delivers the replies of a job's handler, and saves the position after each step. A later attempt runs the handler again
 * from its start, and skips the replies before that position: by position, because the text may differ the second time.
 */
export class JobReplies extends LateReplies {
  override readonly keepsOrder = true;
  private count = 0;
  private inDoubt: boolean;

  private constructor(
    private readonly messaging: MessagingService,
    private readonly job: OutboxJob,
    private readonly key: string,
    private readonly start: Place,
    private readonly note: (place: Place) => Promise<void>,
  ) {
    super();
    this.inDoubt = job.mayHaveRun;
  }

  static ofTurn(messaging: MessagingService, job: OutboxJob): JobReplies {
    const start = (job.progress as unknown as Place | undefined) ?? START;
    return new JobReplies(messaging, job, job.id, start, ({ reply, step }) =>
      job.saveProgress({ reply, step }),
    );
  }

  /** The reply of the failure policy. Saves no position: the dead letter keeps the position of the handler's replies. */
  static ofFailure(messaging: MessagingService, job: OutboxJob): JobReplies {
    return new JobReplies(messaging, job, `${job.id}/failed`, START, () => Promise.resolve());
  }

  async deliver({ replyContext, shownAnswer }: LateTurn, reply: Reply): Promise<void> {
    const number = this.count;
    this.count += 1;
    if (number < this.start.reply) return;
    const steps = compileDelivery(reply, replyContext);
    const first = number === this.start.reply ? this.start.step : 0;
    if (first >= steps.length) return;
    const mayBeDone = this.inDoubt;
    this.inDoubt = false;
    await deliverSteps(this.messaging, this.job, {
      steps,
      key: `${this.key}/${number}`,
      first,
      mayBeDone,
      ifClosed: number === 0 ? 'refuse' : 'proceed',
      behind: number === 0 ? shownAnswer?.place : undefined,
      note: (step) => this.note({ reply: number, step }),
    });
  }
}
