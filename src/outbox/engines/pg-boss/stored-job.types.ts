import type { Json } from '../../../common/index.js';
import type { FailureReason, JobEnvelope } from '../outbox-engine.interface.js';

/** What is in the `data` column of a job. Its id is the column of that name. */
export interface StoredJob extends Omit<JobEnvelope, 'id'> {
  progress?: Json;
  /** It comes out of the dead letters: an attempt was made, though pg-boss counts none. */
  resumed?: true;
  /** Set while it is a dead letter. */
  dead?: FailureReason & { attempts: number };
}
