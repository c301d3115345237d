import { FulfillmentError } from '../../common/index.js';

/** A session was changed after its turn: by work that the handler did not wait for, or by a failure policy. */
export class SessionOverError extends FulfillmentError {
  constructor() {
    super({
      code: 'SESSION_OVER',
      message: 'The turn is over: changes of its session would be lost.',
      help: 'Change the session before the handler returns: await all work that changes it.',
    });
  }
}
