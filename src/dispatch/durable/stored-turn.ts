import type { OutboxJob } from '../../outbox/index.js';
import type { AnswerPlace } from '../../messaging/index.js';
import type { UserRef } from '../../protocol/index.js';

/** The kind of jobs that are durable turns. */
export const DURABLE_TURN = 'turn';

/** What such a job keeps: enough to run the handler again in another process. The outbox encrypts it. */
export interface StoredTurn {
  /** The body of the webhook call, as it came. */
  readonly request: string;
  /** The webhook's answer showed something, which its reply must not overtake. */
  readonly shown: boolean;
  /** Of the placeholder in the conversation, if it can be found there. */
  readonly place?: AnswerPlace;
  /** What the user proved when the call came: the token may have ended since. */
  readonly user: Pick<UserRef, 'authenticated' | 'claims'>;
}

export function storedTurn({ payload }: OutboxJob): StoredTurn {
  return payload as unknown as StoredTurn;
}
