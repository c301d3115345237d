import type { OutboxJob } from '../../outbox/index.js';
import type { AnswerPlace } from '../../messaging/index.js';
import type { UserRef } from '../../protocol/index.js';

/** The kind of jobs that are durable turns. */
export const DURABLE_TURN = 'turn';

/** The payload of such a job: enough to run the handler in another process. The outbox encrypts it. */
export interface StoredTurn {
  /** The body of the webhook call. */
  readonly request: string;
  /** True if the platform shows the webhook's answer: the reply must not overtake it. */
  readonly shown: boolean;
  /** The place of the placeholder in the conversation, if it can be found there. */
  readonly place?: AnswerPlace;
  /** The identity that the user proved when the call came: the token may have expired since. */
  readonly user: Pick<UserRef, 'authenticated' | 'claims'>;
}

export function storedTurn({ payload }: OutboxJob): StoredTurn {
  return payload as unknown as StoredTurn;
}
