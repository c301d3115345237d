import { describeError, FulfillmentError } from '../common/index.js';

/** The directory of `RECORD_DIR` cannot be made or written to. */
export class RecordDirUnusableError extends FulfillmentError {
  constructor(cause: unknown) {
    super({
      code: 'RECORD_DIR_UNUSABLE',
      message: `The directory of RECORD_DIR cannot be used: ${describeError(cause).message}`,
      help: 'Give a directory that the user of this process can write to, or leave RECORD_DIR out.',
    });
  }
}
