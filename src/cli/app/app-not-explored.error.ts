import { FulfillmentError } from '../../common/index.js';

/** The application cannot be loaded to list its handlers: it is not built, or its code throws. */
export class AppNotExploredError extends FulfillmentError {
  constructor(path: string, problem: string, help: string) {
    super({ code: 'APP_NOT_EXPLORED', message: `The handlers of ${path} are not known: ${problem}.`, help });
  }
}
