import { FulfillmentError } from '../../common/index.js';

/** A job has a kind that nobody registered a processor for. Retried: another version of the service may know it. */
export class UnknownJobKindError extends FulfillmentError {
  readonly retryable = true;

  constructor() {
    super({
      code: 'UNKNOWN_JOB_KIND',
      message: 'This service has no processor for the kind of the job.',
      help: 'Register one at boot: outbox.register(kind, processor). All instances must know all kinds.',
    });
  }
}
