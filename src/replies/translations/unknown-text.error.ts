import { FulfillmentError } from '../../common/index.js';

/** A handler used an unknown key, or omitted an argument of the text. A mistake in the code. */
export class UnknownTextError extends FulfillmentError {
  constructor(key: string, missing?: string) {
    super({
      code: 'UNKNOWN_TEXT',
      message:
        missing === undefined
          ? `No module has the text '${key}'.`
          : `The text '${key}' needs '${missing}', which is missing.`,
      help:
        missing === undefined
          ? 'Add the key to the JSON files of the module, in every language.'
          : 'Pass it in the arguments of t(…).',
    });
  }
}
