import { FulfillmentError } from '../../common/index.js';

/**
 * A late reply did not reach the conversation. No failure reply follows: it would fail the same way, or come after a
 * message that did arrive.
 */
export class ReplyUndeliveredError extends FulfillmentError {
  constructor(cause: unknown) {
    super({
      code: 'REPLY_UNDELIVERED',
      message: 'A late reply could not be delivered.',
      help: 'The cause says what the platform answered.',
      cause,
    });
  }
}
