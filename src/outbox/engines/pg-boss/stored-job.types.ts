import type { Json } from '../../../common/index.js';
import type { FailureReason, JobEnvelope } from '../outbox-engine.interface.js';

/** The content of the `data` column of a job. Its id is the column of that name. */
export interface StoredJob extends Omit<JobEnvelope, 'id'> {
  progress?: Json;
  /** It was a dead letter: an attempt was made, although pg-boss counts none. */
  resumed?: true;
  /** Set for a dead letter. */
  dead?: FailureReason & { attempts: number };
}
