import { isRecord, redact, type JsonRecord } from '../../common/index.js';
import type { RawRecording, RecordedCall, Recording } from '../recording.types.js';
import { personalKind, plainName, type PersonalKind } from './personal-fields.js';
import { PersonInText } from './person-in-text.js';
import type { Pseudonyms } from './pseudonyms.js';
import { secretsIn } from './secrets-in.js';

export interface AnonymiserOptions {
  /** Whether the user's own words stay, people in them apart. */
  readonly keepTexts: boolean;
  /** Fields and variables with personal data of the application's own. */
  readonly personalFields: readonly string[];
  /** Fields with secrets, beside the built-in ones. */
  readonly secretFields: readonly string[];
}

/** A body of the engine is 12-40 KB: no real one is cut by these. */
const BOUNDS = { maxDepth: 24, maxEntries: 2000, maxNodes: 50_000 };
/** The words of the user, where it is a message of the user: other documents have a text too. */
const MESSAGE_TEXT = 'text';

/**
 * Makes a recording fit to be kept, before anything of it is written: secrets are masked, people get pseudonyms, the
 * user's own words too unless they may stay. What a person is called by is looked for in everything, answers included.
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
    const texts = new PersonInText(person, this.pseudonyms);
    const secrets = secretsIn(request);
    const fields = this.options.secretFields;
    const clean = (value: unknown): unknown =>
      this.walk(redact(value, { fields, secrets, ...BOUNDS }), texts);
    return {
      version: 1,
      ...facts,
      request: this.requestOf(clean(request)),
      ...(answer !== undefined && {
        answer: { status: answer.status, ...('json' in answer && { json: clean(answer.json) }) },
      }),
      calls: calls.map((call) => clean(call) as RecordedCall),
    };
  }

  /** The message of the request is the user's own; what the bot sends stays as it is. */
  private requestOf(request: unknown): JsonRecord {
    if (!isRecord(request)) return {};
    const message = isRecord(request.payload) ? request.payload.message : undefined;
    if (isRecord(message) && MESSAGE_TEXT in message)
      message[MESSAGE_TEXT] = this.words(message[MESSAGE_TEXT]);
    return request;
  }

  private walk(value: unknown, texts: PersonInText): unknown {
    if (typeof value === 'string') return texts.hide(value);
    if (Array.isArray(value)) return value.map((item: unknown) => this.walk(item, texts));
    if (!isRecord(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        texts.hide(name),
        this.field(personalKind(name, this.own), inner, texts),
      ]),
    );
  }

  private field(kind: PersonalKind | undefined, value: unknown, texts: PersonInText): unknown {
    if (kind === undefined || value === null || value === '' || typeof value === 'boolean') {
      return this.walk(value, texts);
    }
    if (typeof value !== 'string' && typeof value !== 'number') {
      return kind === 'words' && this.options.keepTexts
        ? this.walk(value, texts)
        : this.pseudonymOf('text', JSON.stringify(value), texts);
    }
    return this.pseudonymOf(kind, String(value), texts);
  }

  private pseudonymOf(kind: PersonalKind, value: string, texts: PersonInText): unknown {
    switch (kind) {
      case 'words':
        return this.options.keepTexts ? texts.hide(value) : this.words(value);
      case 'name':
      case 'email':
      case 'phone':
      case 'address':
      case 'id':
      case 'text':
        return this.pseudonyms[kind](value);
    }
  }

  /** A command and a button's label are the bot's own words, not the user's. */
  private words(text: unknown): unknown {
    if (typeof text !== 'string' || text === '' || text.startsWith('/') || this.options.keepTexts)
      return text;
    return this.pseudonyms.text(text);
  }
}
