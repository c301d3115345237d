import { FulfillmentError } from '../../common/index.js';

/** Every attempt of a job ended without an outcome. The job is not retried, because it may crash the process again. */
export class JobCutOffError extends FulfillmentError {
  constructor() {
    super({
      code: 'JOB_CUT_OFF',
      message: 'Every attempt ended without an outcome: the process died, or the job timed out.',
      help: 'Check whether this job crashes the process. Retry it when the cause is fixed.',
    });
  }
}
