import { FulfillmentError } from '../../common/index.js';

/** The submitted job is invalid, in any state of the outbox. It was not accepted. */
export class InvalidJobError extends FulfillmentError {
  constructor(problem: string, help: string) {
    super({ code: 'INVALID_JOB', message: `The outbox does not accept this job: ${problem}.`, help });
  }
}
