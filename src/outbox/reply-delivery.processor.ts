import { Injectable } from '@nestjs/common';
import { MessagingService, type AnswerPlace } from '../messaging/index.js';
import type { DeliveryStep } from '../replies/index.js';
import { deliverSteps } from './deliver-steps.js';
import type { OutboxJob } from './jobs/outbox-job.interface.js';

/** The kind of jobs that deliver a reply. */
export const DELIVERY = 'delivery';

/** The payload of such a job. */
export interface ReplyToDeliver {
  readonly steps: readonly DeliveryStep[];
  readonly ifClosed: 'proceed' | 'refuse';
  readonly behind?: AnswerPlace;
}

/** Delivers a reply step by step, and notes after each how far it is. */
@Injectable()
export class ReplyDeliveryProcessor {
  constructor(private readonly messaging: MessagingService) {}

  async run(job: OutboxJob): Promise<void> {
    const { steps, ifClosed, behind } = job.payload as unknown as ReplyToDeliver;
    await deliverSteps(this.messaging, job, {
      steps,
      ifClosed,
      behind,
      key: job.id,
      first: typeof job.progress === 'number' ? job.progress : 0,
      mayBeDone: job.mayHaveRun,
      // The last step is noted by the end of the job.
      note: async (done) => {
        if (done < steps.length) await job.saveProgress(done);
      },
    });
  }
}
