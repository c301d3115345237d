import { FulfillmentError } from '../../common/index.js';

/** A stored session cannot be decrypted: its key is not among those of OUTBOX_KEY, or it was changed in the store. */
export class SessionUnreadableError extends FulfillmentError {
  constructor(problem: string) {
    super({
      code: 'SESSION_UNREADABLE',
      message: `A stored session cannot be decrypted: ${problem}.`,
      help: 'Add the key that it was written with to OUTBOX_KEY, after the current key, or delete the session.',
    });
  }
}
