import { FulfillmentError } from '../../common/index.js';

/** A handler asked for a text that no module has, or left out what the text needs. A mistake in the code. */
export class UnknownTextError extends FulfillmentError {
  constructor(key: string, missing?: string) {
    super({
      code: 'UNKNOWN_TEXT',
      message:
        missing === undefined
          ? `No module has the text '${key}'.`
          : `The text '${key}' needs '${missing}', which is not given.`,
      help:
        missing === undefined
          ? 'Write it into the JSON files of the module, in every language.'
          : 'Give it in the arguments of t(…).',
    });
  }
}
