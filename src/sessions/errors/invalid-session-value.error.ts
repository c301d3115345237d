import { FulfillmentError } from '../../common/index.js';

/** What was to be kept in a session is no JSON, and would not come back as it is. Nothing was changed. */
export class InvalidSessionValueError extends FulfillmentError {
  /**
   * Where it stands in the value: `items[0].price`. Names in it may be words of users: it is in no message, and no log.
   */
  declare readonly path: string;

  constructor(key: string, problem: string, help: string, path: string) {
    super({ code: 'INVALID_SESSION_VALUE', message: `The value for '${key}' holds ${problem}.`, help });
    Object.defineProperty(this, 'path', { value: path, enumerable: false });
  }
}
