import { FulfillmentError } from '../../common/index.js';

/** What was to be put into the outbox cannot be, whatever its state. Nothing was accepted. */
export class InvalidJobError extends FulfillmentError {
  constructor(problem: string, help: string) {
    super({ code: 'INVALID_JOB', message: `The outbox does not take this job: ${problem}.`, help });
  }
}
