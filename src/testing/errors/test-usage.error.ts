import { FulfillmentError } from '../../common/index.js';

/** A test asks the kit for something that cannot be: the test is wrong, not the service. */
export class TestUsageError extends FulfillmentError {
  constructor(problem: string, help: string) {
    super({ code: 'TEST_USAGE', message: `This test cannot go on: ${problem}.`, help });
  }
}
