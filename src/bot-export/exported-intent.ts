import { recordOf, recordsOf, textOf, type JsonRecord } from '../common/index.js';
import { createHash } from 'node:crypto';
import { referenceName, type BlockReference } from './block-reference.js';
import { ExportedAction } from './exported-action.js';
import { readForm, type ExportedForm } from './exported-form.js';
import { variablesIn } from './variables-in.js';

/**
 * One block of a bot. It prints as its name and id only; {@link document} has everything, including fields that are not
 * read here.
 * @see protocol.md 1.6
 */
export class ExportedIntent {
  /** Stable over renames. Old exports have none, so it is derived from the name. */
  readonly intentId: string;
  readonly name: string;
  /**
   * Phrases of users that mean this intent. `\start` is excluded: the design studio writes a block's name like this.
   */
  readonly questions: readonly string[];
  /** The text reply of old bots; empty if actions reply. */
  readonly answer: string;
  readonly language?: string;
  readonly enabled: boolean;
  /** Whether the engine calls the webhook for it. */
  readonly webhookEnabled: boolean;
  readonly form?: ExportedForm;
  readonly actions: readonly ExportedAction[];
  /** The block that is connected to the end of this one in the studio. */
  readonly nextBlock?: BlockReference;
  readonly #document: JsonRecord;

  constructor(document: JsonRecord, position: number) {
    this.name = textOf(document.intent_display_name)?.trim() ?? `unnamed-${position + 1}`;
    this.intentId = textOf(document.intent_id) ?? idFrom(this.name);
    this.questions = phrasesOf(document.question);
    this.answer = textOf(document.answer) ?? '';
    this.language = textOf(document.language);
    this.enabled = document.enabled !== false;
    this.webhookEnabled = document.webhook_enabled === true;
    this.form = readForm(recordOf(document.form));
    this.actions = recordsOf(document.actions).map((action) => new ExportedAction(action));
    const connector = recordOf(recordOf(document.attributes).nextBlockAction);
    this.nextBlock = textOf(connector.intentName);
    this.#document = document;
  }

  /** The intent as exported, with all of its fields. Do not print it: actions may hold keys of other services. */
  get document(): Readonly<JsonRecord> {
    return this.#document;
  }

  /** Variables that the form and the actions set. */
  get writes(): readonly string[] {
    const fields = this.form?.fields.map(({ name }) => name) ?? [];
    return unique([...fields, ...this.actions.flatMap(({ writes }) => writes)]);
  }

  /** Variables that the texts, conditions and operands read. */
  get reads(): readonly string[] {
    const strings = [this.answer, ...this.actions.flatMap((action) => [...action.strings])];
    return unique([...strings.flatMap(variablesIn), ...this.actions.flatMap(({ operands }) => operands)]);
  }

  /** Parts of {@link BlockReference}s, without parameters: the blocks that this one may lead to. */
  get leadsTo(): readonly string[] {
    const next = this.nextBlock === undefined ? [] : [this.nextBlock];
    return unique([...next, ...this.actions.flatMap(({ leadsTo }) => leadsTo)].map(referenceName));
  }
}

function phrasesOf(question: unknown): string[] {
  if (typeof question !== 'string') return [];
  return question
    .split(/\r?\n/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '' && !phrase.startsWith('\\'));
}

function idFrom(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
