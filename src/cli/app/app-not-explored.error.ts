import { FulfillmentError } from '../../common/index.js';

/** The application whose handlers were asked for cannot be loaded: it is not built, or its code throws. */
export class AppNotExploredError extends FulfillmentError {
  constructor(path: string, problem: string, help: string) {
    super({ code: 'APP_NOT_EXPLORED', message: `The handlers of ${path} are not known: ${problem}.`, help });
  }
}
