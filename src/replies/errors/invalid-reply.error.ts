import { FulfillmentError } from '../../common/index.js';

/**
 * A reply that the platform would not show as meant, refused while it is built: the stack leads to the line that built
 * it. Never repeats the value, which may come from a user.
 */
export class InvalidReplyError extends FulfillmentError {
  /** Where in the reply, for example `text` or `button.params.orderId`. */
  readonly field: string;

  constructor(field: string, problem: string, help: string, cause?: unknown) {
    super({ code: 'INVALID_REPLY', message: `Invalid reply: ${field} ${problem}.`, help, cause });
    this.field = field;
  }
}
