import { FulfillmentError } from '../common/index.js';

/** The application is initialised: a prefix, a middleware or a route that is added now would do nothing. */
export class LateSetupError extends FulfillmentError {
  constructor(call: string) {
    super({
      code: 'LATE_SETUP',
      message: `${call} was called after the application was initialised, where it does nothing.`,
      help: 'Call it in the option `configure`: bootstrap(AppModule, { configure: (app) => { … } }).',
    });
  }
}
