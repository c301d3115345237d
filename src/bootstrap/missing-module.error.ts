import { FulfillmentError } from '../common/index.js';

/** The module that was started has no webhook. */
export class MissingModuleError extends FulfillmentError {
  constructor(module: string) {
    super({
      code: 'MISSING_MODULE',
      message: `${module} does not import FulfillmentModule, so there is no webhook to serve.`,
      help: 'Add FulfillmentModule.forRoot() to the imports of the module that bootstrap() is called with.',
    });
  }
}
