import type { AnswerPlace, MessagingService } from '../messaging/index.js';
import type { DeliveryStep } from '../replies/index.js';
import type { OutboxJob } from './jobs/outbox-job.interface.js';

/** A reply of a job. */
export interface StepsOfJob {
  readonly steps: readonly DeliveryStep[];
  /** Together with the number of a step it is the key of a message: the same in every attempt, and of no other reply. */
  readonly key: string;
  /** The step to go on with; those before it are done. */
  readonly first: number;
  /** An earlier attempt may have done the first step without noting it. */
  readonly mayBeDone: boolean;
  /** `refuse`: nothing is said in a conversation that was closed before the first step. */
  readonly ifClosed: 'proceed' | 'refuse';
  /** The webhook's answer, which the first step must not overtake. */
  readonly behind?: AnswerPlace;
  /** Notes that so many steps are done. */
  readonly note: (done: number) => Promise<void>;
}

/**
 * Carries out a reply's steps through the messaging API, and has each noted.
 *
 * A crash can fall between a step and its note. So the first step of a later attempt is looked for in the conversation
 * before it is sent again, by the key that each message carries.
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
