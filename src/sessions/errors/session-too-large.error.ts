import { FulfillmentError } from '../../common/index.js';

/** A session would be larger than it may be. What the turn changed is not kept. */
export class SessionTooLargeError extends FulfillmentError {
  constructor(
    readonly bytes: number,
    readonly limit: number,
    largest: string,
  ) {
    super({
      code: 'SESSION_TOO_LARGE',
      message: `The session would take ${bytes} bytes, ${limit} are allowed. Most of it is '${largest}'.`,
      help: 'Keep ids and look the rest up, or raise SESSION_MAX_BYTES.',
    });
  }
}
