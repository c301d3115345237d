import { FulfillmentError } from '../../common/index.js';

/** The projects file serves only the projects that it lists, and this one is not among them. */
export class UnlistedProjectError extends FulfillmentError {
  /** The webhook answers such a call with it. */
  readonly status = 403;

  constructor() {
    super({
      code: 'UNLISTED_PROJECT',
      message: 'The project is not one of those that are served here.',
      help: 'Add it to the file that FULFILLMENT_CONFIG_FILE names, or take onlyListedProjects out of that file.',
    });
  }
}
