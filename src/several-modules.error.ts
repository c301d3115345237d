import { FulfillmentError } from './common/index.js';

/** One application imports FulfillmentModule several times: each would serve all handlers at its own address. */
export class SeveralModulesError extends FulfillmentError {
  constructor(owners: readonly string[]) {
    super({
      code: 'SEVERAL_MODULES',
      message: `FulfillmentModule is imported several times in one application, by ${owners.join(' and ')}.`,
      help:
        'Call FulfillmentModule.forRoot() once, in the root module: it is global, and serves all bots and projects. ' +
        'Modules with handlers import nothing of it.',
    });
  }
}
