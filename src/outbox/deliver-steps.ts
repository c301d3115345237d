import type { AnswerPlace, MessagingService } from '../messaging/index.js';
import type { DeliveryStep } from '../replies/index.js';
import type { OutboxJob } from './jobs/outbox-job.interface.js';

/** The reply of a job. */
export interface StepsOfJob {
  readonly steps: readonly DeliveryStep[];
  /**
   * Together with the number of a step, the idempotency key of a message: the same in every attempt, and unique to this
   * reply.
   */
  readonly key: string;
  /** The step to continue with; earlier ones are done. */
  readonly first: number;
  /** An earlier attempt may have done the first step without recording it. */
  readonly mayBeDone: boolean;
  /** `refuse`: sends nothing if the conversation was closed before the first step. */
  readonly ifClosed: 'proceed' | 'refuse';
  /** The webhook's answer, which the first step must not overtake. */
  readonly behind?: AnswerPlace;
  /** Records the number of completed steps. */
  readonly note: (done: number) => Promise<void>;
}

/**
 * Runs a reply's steps through the messaging API, and records each.
 *
 * A crash can fall between a step and its record. So a later attempt first searches the conversation for its first
 * step, by the key that each message carries, before it sends that step again.
 */
export async function deliverSteps(
  messaging: MessagingService,
  { conversation, signal }: OutboxJob,
  { steps, key, first, mayBeDone, ifClosed, behind, note }: StepsOfJob,
): Promise<void> {
  for (let index = first; index < steps.length; index += 1) {
    await messaging.carryOut(conversation, steps[index], {
      key: `${key}/${index}`,
      mayBeSent: mayBeDone && index === first,
      ifClosed: index === 0 ? ifClosed : 'proceed',
      behind: index === 0 ? behind : undefined,
      signal,
    });
    await note(index + 1);
  }
}
