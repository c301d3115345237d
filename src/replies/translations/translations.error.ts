import { FulfillmentError } from '../../common/index.js';

const MEND = 'Mend the JSON files that are named, one per language, such as en.json and it.json.';

/** Texts that cannot be used as they are: stops the boot, and names all problems of a folder at once. */
export class TranslationsError extends FulfillmentError {
  readonly problems: readonly string[];

  constructor(problems: readonly string[], { help = MEND, cause }: { help?: string; cause?: unknown } = {}) {
    super({
      code: 'INVALID_TRANSLATIONS',
      message: `The translations are not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
      help,
      cause,
    });
    this.problems = problems;
  }
}
