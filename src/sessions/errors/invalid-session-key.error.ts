import { FulfillmentError } from '../../common/index.js';

/** A SessionKey was given a name that is none. */
export class InvalidSessionKeyError extends FulfillmentError {
  constructor() {
    super({
      code: 'INVALID_SESSION_KEY',
      message: 'The name of a session key is not usable.',
      help: 'Give 1 to 64 letters, digits, ".", "_" and "-", a letter first, for example shop.cart.',
    });
  }
}
