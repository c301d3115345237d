import { FulfillmentError } from '../../common/index.js';

/** A stored job cannot be decrypted: OUTBOX_KEY lacks its key, or the stored data was changed. */
export class JobKeyError extends FulfillmentError {
  constructor(problem: string) {
    super({
      code: 'JOB_KEY',
      message: `A stored job cannot be decrypted: ${problem}.`,
      help: 'Append the key that encrypted the job to OUTBOX_KEY, after the current key, then retry the dead letter.',
    });
  }
}
