import { FulfillmentError } from '../../common/index.js';

/** Every attempt of a job ended without a word. It is not tried again, because it may end the process once more. */
export class JobCutOffError extends FulfillmentError {
  constructor() {
    super({
      code: 'JOB_CUT_OFF',
      message: 'Every attempt ended without an outcome: the process died, or the time of the job ran out.',
      help: 'See whether this job ends the process. Retry it when the cause is removed.',
    });
  }
}
