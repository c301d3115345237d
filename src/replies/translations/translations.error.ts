import { FulfillmentError } from '../../common/index.js';

const MEND =
  'Fix the JSON files that are listed. There is one file per language, such as en.json and it.json.';

/** Invalid translation files. Stops the startup, and lists all problems of a folder at once. */
export class TranslationsError extends FulfillmentError {
  readonly problems: readonly string[];

  constructor(problems: readonly string[], { help = MEND, cause }: { help?: string; cause?: unknown } = {}) {
    super({
      code: 'INVALID_TRANSLATIONS',
      message: `The translations are invalid:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
      help,
      cause,
    });
    this.problems = problems;
  }
}
