import { FulfillmentError } from '../../common/index.js';

/**
 * A reply that the platform would not display as intended. Thrown while the reply is built, so the stack shows the
 * line. Never contains the value, which may come from a user.
 */
export class InvalidReplyError extends FulfillmentError {
  /** Path in the reply, for example `text` or `button.params.orderId`. */
  readonly field: string;

  constructor(field: string, problem: string, help: string, cause?: unknown) {
    super({ code: 'INVALID_REPLY', message: `Invalid reply: ${field} ${problem}.`, help, cause });
    this.field = field;
  }
}
