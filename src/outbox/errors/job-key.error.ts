import { FulfillmentError } from '../../common/index.js';

/** A stored job cannot be decrypted: its key is not among those of OUTBOX_KEY, or it was changed on the disk. */
export class JobKeyError extends FulfillmentError {
  constructor(problem: string) {
    super({
      code: 'JOB_KEY',
      message: `A stored job cannot be decrypted: ${problem}.`,
      help: 'Add the key that it was written with to OUTBOX_KEY, behind the present one, then retry its dead letter.',
    });
  }
}
