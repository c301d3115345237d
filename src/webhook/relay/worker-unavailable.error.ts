import { FulfillmentError } from '../../common/index.js';

/** The worker that owns the conversation ended during the call, did not respond, or was not replaced in time. */
export class WorkerUnavailableError extends FulfillmentError {
  readonly status = 503;

  constructor() {
    super({
      code: 'WORKER_UNAVAILABLE',
      message: 'The worker that owns this conversation is unavailable.',
      help: 'The log says why it ended. A new worker replaces it automatically.',
    });
  }
}
