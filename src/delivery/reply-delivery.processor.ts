import { Injectable } from '@nestjs/common';
import { MessagingService } from '../messaging/index.js';
import type { DeliveryStep } from '../replies/index.js';
import type { OutboxJob } from './jobs/outbox-job.interface.js';

/** The kind of jobs that deliver a reply. */
export const DELIVERY = 'delivery';

/**
 * Delivers a reply step by step, and notes after each how far it is.
 *
 * A crash can fall between a step and its note. So the first step of a later attempt is looked for in the conversation
 * before it is sent again, by the key that each message carries: the job's id and the number of the step.
 */
@Injectable()
export class ReplyDeliveryProcessor {
  constructor(private readonly messaging: MessagingService) {}

  async run(job: OutboxJob): Promise<void> {
    const steps = job.payload as unknown as DeliveryStep[];
    const first = typeof job.progress === 'number' ? job.progress : 0;
    for (let index = first; index < steps.length; index += 1) {
      await this.messaging.carryOut(job.conversation, steps[index], {
        key: `${job.id}/${index}`,
        mayBeSent: job.mayHaveRun && index === first,
        signal: job.signal,
      });
      // The last step is noted by the end of the job.
      if (index + 1 < steps.length) await job.saveProgress(index + 1);
    }
  }
}
