import { FulfillmentError } from '../../common/index.js';

/** The value for a session is not JSON, so reading it back would return a different value. Nothing was changed. */
export class InvalidSessionValueError extends FulfillmentError {
  /** The place in the value: `items[0].price`. Names in it may be texts of users, so no message and no log shows it. */
  declare readonly path: string;

  constructor(key: string, problem: string, help: string, path: string) {
    super({ code: 'INVALID_SESSION_VALUE', message: `The value for '${key}' holds ${problem}.`, help });
    Object.defineProperty(this, 'path', { value: path, enumerable: false });
  }
}
