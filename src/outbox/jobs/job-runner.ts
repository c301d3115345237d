import { Inject, Injectable, Logger } from '@nestjs/common';
import { Secret, type Json } from '../../common/index.js';
import { JOB_CIPHER, OUTBOX_SETTINGS, type ResolvedOutboxOptions } from '../outbox.constants.js';
import type { ClaimedJob, JobOutcome } from '../engines/outbox-engine.interface.js';
import { InvalidJobError, JobCutOffError, UnknownJobKindError } from '../errors/index.js';
import { isRetryable, failureReasonOf } from './failure-reason.js';
import type { JobCipher } from './job-cipher.js';
import type { JobKindOptions, JobProcessor, OutboxJob } from './outbox-job.interface.js';

/** The encrypted part of a job. */
export interface JobBody {
  token: string;
  payload: Json;
}

/** Runs one attempt of a job, and decides about its outcome. Never rejects: engines rely on that. */
@Injectable()
export class JobRunner {
  private readonly logger = new Logger('Outbox');
  private readonly kinds = new Map<string, { processor: JobProcessor } & JobKindOptions>();

  constructor(
    @Inject(JOB_CIPHER) private readonly cipher: JobCipher,
    @Inject(OUTBOX_SETTINGS) private readonly settings: ResolvedOutboxOptions,
  ) {}

  register(kind: string, processor: JobProcessor, options: JobKindOptions = {}): void {
    if (this.kinds.has(kind)) {
      throw new InvalidJobError('its kind already has a processor', 'Register each kind once, at the start.');
    }
    this.kinds.set(kind, { processor, ...options });
  }

  async run(claimed: ClaimedJob): Promise<JobOutcome> {
    // One attempt after the last: the process ended during the last one, and may end again.
    if (claimed.attempt > this.settings.retries) return this.dead(claimed, new JobCutOffError());
    try {
      const kind = this.kinds.get(claimed.kind);
      if (kind === undefined) throw new UnknownJobKindError();
      const attempt = async (): Promise<void> => kind.processor(this.open(claimed));
      await (this.settings.aroundJob?.(claimed.kind, attempt) ?? attempt());
      return { kind: 'done' };
    } catch (error) {
      return this.judge(claimed, error);
    }
  }

  private open(claimed: ClaimedJob): OutboxJob {
    const { sealed, conversation: key, projectId, requestId, botId, ...job } = claimed;
    const { token, payload } = JSON.parse(this.cipher.open(sealed, key)) as JobBody;
    const conversation = {
      projectId,
      requestId,
      token: new Secret(token),
      ...(botId !== undefined && { botId }),
    };
    return { ...job, conversation, payload };
  }

  private async judge(claimed: ClaimedJob, error: unknown): Promise<JobOutcome> {
    // A job that was aborted has not failed; its next owner decides about it.
    const again = claimed.signal.aborted || (isRetryable(error) && claimed.attempt < this.settings.retries);
    if (!again) return this.dead(claimed, error);
    const { message, code } = failureReasonOf(error);
    this.logger.warn(`${describe(claimed)} failed and will be retried: ${message} [${code}]`);
    return { kind: 'retry' };
  }

  private async dead(claimed: ClaimedJob, error: unknown): Promise<JobOutcome> {
    const reason = failureReasonOf(error);
    this.logger.error(
      `${describe(claimed)} is a dead letter (attempt ${claimed.attempt + 1}): ${reason.message} [${reason.code}]`,
    );
    try {
      await this.kinds.get(claimed.kind)?.onDead?.(this.open(claimed), error);
    } catch (problem) {
      const { message, code } = failureReasonOf(problem);
      this.logger.error(`${describe(claimed)}: its onDead hook failed: ${message} [${code}]`);
    }
    return { kind: 'dead', reason };
  }
}

function describe({ kind, id }: ClaimedJob): string {
  return `Outbox job ${id} (${kind})`;
}
