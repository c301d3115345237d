import { isRecord } from '../../common/index.js';
import { personalKind, type PersonalKind } from './personal-fields.js';
import type { PersonInText } from './person-in-text.js';
import type { Pseudonyms } from './pseudonyms.js';

export interface PersonalRules {
  /** Names of fields with personal data of the application's own, as `plainName` writes them. */
  readonly personalFields: ReadonlySet<string>;
  /** Whether the text of a user must not be kept. */
  readonly ownWords: (text: string) => boolean;
}

/** Copies a JSON value with pseudonyms in it, by the names of fields and by the content of texts. */
export class PersonalCopy {
  constructor(
    private readonly texts: PersonInText,
    private readonly pseudonyms: Pseudonyms,
    private readonly rules: PersonalRules,
  ) {}

  of(value: unknown): unknown {
    if (typeof value === 'string') return this.texts.hide(value);
    if (Array.isArray(value)) return value.map((item: unknown) => this.of(item));
    if (!isRecord(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [this.texts.hide(name), this.field(name, inner)]),
    );
  }

  private field(name: string, value: unknown): unknown {
    const kind = personalKind(name, this.rules.personalFields);
    if (kind === undefined || value === null || value === '' || typeof value === 'boolean')
      return this.of(value);
    if (typeof value === 'string' || typeof value === 'number') return this.pseudonymOf(kind, String(value));
    return this.pseudonymOf(kind === 'words' ? 'words' : 'text', JSON.stringify(value));
  }

  private pseudonymOf(kind: PersonalKind, value: string): string {
    if (kind !== 'words') return this.pseudonyms[kind](value);
    return this.rules.ownWords(value) ? this.pseudonyms.text(value) : this.texts.hide(value);
  }
}
