import { Inject, Injectable, Logger } from '@nestjs/common';
import { Secret } from '../../common/index.js';
import { JOB_CIPHER, OUTBOX_SETTINGS, type OutboxSettings } from '../delivery.constants.js';
import type { ClaimedJob, FailureReason, Verdict } from '../engines/outbox-engine.interface.js';
import { InvalidJobError, UnknownJobKindError } from '../errors/index.js';
import { isRetryable, reasonOf } from './failure-reason.js';
import type { JobCipher } from './job-cipher.js';
import type { Json } from './json.types.js';
import type { JobProcessor, OutboxJob } from './outbox-job.interface.js';

/** What is sealed of a job. */
export interface JobBody {
  token: string;
  payload: Json;
}

const CUT_OFF: FailureReason = {
  code: 'JOB_CUT_OFF',
  message: 'Every attempt ended without an outcome: the process died, or the time of the job ran out.',
  help: 'See whether this job ends the process. Retry it when the cause is removed.',
};

/** Runs one attempt of a job, and decides what becomes of it. Never rejects: engines rely on that. */
@Injectable()
export class JobRunner {
  private readonly logger = new Logger('Outbox');
  private readonly processors = new Map<string, JobProcessor>();

  constructor(
    @Inject(JOB_CIPHER) private readonly cipher: JobCipher,
    @Inject(OUTBOX_SETTINGS) private readonly settings: OutboxSettings,
  ) {}

  register(kind: string, processor: JobProcessor): void {
    if (this.processors.has(kind)) {
      throw new InvalidJobError('its kind has a processor already', 'Register each kind once, at boot.');
    }
    this.processors.set(kind, processor);
  }

  async run(claimed: ClaimedJob): Promise<Verdict> {
    // One attempt more than the last: it ended without a word, and may end the process again.
    if (claimed.attempt > this.settings.retries) return this.dead(claimed, CUT_OFF);
    try {
      const processor = this.processors.get(claimed.kind);
      if (processor === undefined) throw new UnknownJobKindError();
      await processor(this.open(claimed));
      return { kind: 'done' };
    } catch (error) {
      return this.judge(claimed, error);
    }
  }

  private open(claimed: ClaimedJob): OutboxJob {
    const { sealed, projectId, requestId, botId, ...job } = claimed;
    const { token, payload } = JSON.parse(this.cipher.open(sealed, requestId)) as JobBody;
    const conversation = {
      projectId,
      requestId,
      token: new Secret(token),
      ...(botId !== undefined && { botId }),
    };
    return { ...job, conversation, payload };
  }

  private judge(claimed: ClaimedJob, error: unknown): Verdict {
    const reason = reasonOf(error);
    // What fails because it was told to stop has not failed; whoever has the job now decides.
    const again = claimed.signal.aborted || (isRetryable(error) && claimed.attempt < this.settings.retries);
    if (!again) return this.dead(claimed, reason);
    this.logger.warn(`${describe(claimed)} failed and will be retried: ${reason.message} [${reason.code}]`);
    return { kind: 'retry' };
  }

  private dead(claimed: ClaimedJob, reason: FailureReason): Verdict {
    this.logger.error(
      `${describe(claimed)} is a dead letter (attempt ${claimed.attempt + 1}): ${reason.message} [${reason.code}]`,
    );
    return { kind: 'dead', reason };
  }
}

function describe({ kind, id }: ClaimedJob): string {
  return `Outbox job ${id} (${kind})`;
}
