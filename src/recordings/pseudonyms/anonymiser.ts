import { recordOf, redact } from '../../common/index.js';
import type { RawRecording, RecordedCall, Recording } from '../recording.types.js';
import { PersonalCopy } from './personal-copy.js';
import { plainName } from './personal-fields.js';
import { PersonInText } from './person-in-text.js';
import type { Pseudonyms } from './pseudonyms.js';
import { secretsIn } from './secrets-in.js';

export interface AnonymiserOptions {
  /** Whether the user's texts are kept, except for persons in them. */
  readonly keepTexts: boolean;
  /** The application's own fields and variables with personal data. */
  readonly personalFields: readonly string[];
  /** Fields with secrets, in addition to the built-in ones. */
  readonly secretFields: readonly string[];
  /** The secrets of the settings, in plain text: a handler may repeat them. */
  readonly secrets: readonly string[];
}

/** A body of the engine is 12-40 KB: these limits do not cut a real one. */
const BOUNDS = { maxDepth: 24, maxEntries: 2000, maxNodes: 50_000 };

/**
 * Anonymises a recording before any of it is written: it masks secrets, and replaces people by pseudonyms, and the
 * user's texts too, unless they may be kept. It looks for the names of a person in everything, answers included.
 */
export class Anonymiser {
  private readonly own: ReadonlySet<string>;

  constructor(
    private readonly pseudonyms: Pseudonyms,
    private readonly options: AnonymiserOptions,
  ) {
    this.own = new Set(options.personalFields.map(plainName));
  }

  anonymise({ person, request, answer, calls, ...facts }: RawRecording): Recording {
    const { words, ...known } = person;
    const isKept = this.options.keepTexts || words === undefined;
    const copy = new PersonalCopy(
      new PersonInText(isKept ? known : person, this.pseudonyms),
      this.pseudonyms,
      {
        personalFields: this.own,
        ownWords: (text) => !this.options.keepTexts && text !== person.pressed && !text.startsWith('/'),
      },
    );
    const secrets = [...secretsIn(request), ...this.options.secrets];
    const fields = this.options.secretFields;
    const clean = (value: unknown): unknown => copy.of(redact(value, { fields, secrets, ...BOUNDS }));
    return {
      version: 1,
      ...facts,
      request: recordOf(clean(request)),
      ...(answer !== undefined && {
        answer: { status: answer.status, ...('json' in answer && { json: clean(answer.json) }) },
      }),
      calls: calls.map((call) => clean(call) as RecordedCall),
    };
  }
}
