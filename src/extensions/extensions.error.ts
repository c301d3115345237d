import { FulfillmentError } from '../common/index.js';

/** Extensions cannot be loaded: the service does not start without them, because the loss would go unnoticed. */
export class ExtensionsError extends FulfillmentError {
  /** @param problems one sentence each, of all extensions */
  constructor(
    readonly folder: string,
    readonly problems: readonly string[],
  ) {
    super({
      code: 'EXTENSIONS_NOT_LOADED',
      message: `Extensions in ${folder} cannot be loaded:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
      help: 'Each folder there is a package: a package.json, built code, and a Nest module as its default export.',
    });
  }
}
