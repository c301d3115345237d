import { FulfillmentError } from '../../common/index.js';

/** A session would exceed its maximum size. The changes of the turn are not kept. */
export class SessionTooLargeError extends FulfillmentError {
  constructor(
    readonly bytes: number,
    readonly limit: number,
    largest: string,
  ) {
    super({
      code: 'SESSION_TOO_LARGE',
      message: `The session would take ${bytes} bytes, ${limit} are allowed. Most of it is '${largest}'.`,
      help: 'Store ids and look up the rest, or raise SESSION_MAX_BYTES.',
    });
  }
}
