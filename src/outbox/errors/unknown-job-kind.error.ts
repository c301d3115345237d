import { FulfillmentError } from '../../common/index.js';

/** No processor is registered for the kind of a job. Retried, because another version of the service may know it. */
export class UnknownJobKindError extends FulfillmentError {
  readonly retryable = true;

  constructor() {
    super({
      code: 'UNKNOWN_JOB_KIND',
      message: 'The service has no processor for the kind of the job.',
      help: 'Register one at the start: outbox.register(kind, processor). All instances must know all kinds.',
    });
  }
}
