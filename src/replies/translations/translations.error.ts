import { FulfillmentError } from '../../common/index.js';

/** Texts that cannot be used as they are: stops the boot, and names all problems of a folder at once. */
export class TranslationsError extends FulfillmentError {
  readonly problems: readonly string[];

  constructor(problems: readonly string[], cause?: unknown) {
    super({
      code: 'INVALID_TRANSLATIONS',
      message: `The translations are not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
      help: 'Mend the JSON files that are named, one per language, such as en.json and it.json.',
      cause,
    });
    this.problems = problems;
  }
}
