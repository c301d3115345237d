import { Injectable } from '@nestjs/common';
import { MessagingService, type AnswerPlace } from '../messaging/index.js';
import type { DeliveryStep } from '../replies/index.js';
import { deliverSteps } from './deliver-steps.js';
import type { OutboxJob } from './jobs/outbox-job.interface.js';

/** The job kind of a reply delivery. */
export const DELIVERY = 'delivery';

/** The payload of a reply delivery. */
export interface ReplyToDeliver {
  readonly steps: readonly DeliveryStep[];
  readonly ifClosed: 'proceed' | 'refuse';
  readonly behind?: AnswerPlace;
}

/** Delivers a reply step by step, and stores the progress after each step. */
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
      // The end of the job records the last step.
      note: async (done) => {
        if (done < steps.length) await job.saveProgress(done);
      },
    });
  }
}
