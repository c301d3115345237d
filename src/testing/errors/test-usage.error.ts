import { FulfillmentError } from '../../common/index.js';

/** A test uses the kit in an impossible way: the fault is in the test, not in the service. */
export class TestUsageError extends FulfillmentError {
  constructor(problem: string, help: string) {
    super({ code: 'TEST_USAGE', message: `The test cannot continue: ${problem}.`, help });
  }
}
