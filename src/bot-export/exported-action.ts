import { isRecord, recordOf, recordsOf, textOf, type JsonRecord } from '../common/index.js';
import type { BlockReference } from './block-reference.js';
import { textsIn } from './variables-in.js';
import { variablesInWhen } from './when-tokens.js';

/** Fields of an action that name the variable that it writes. */
const WRITES = [
  'destination',
  'attributeName',
  'assignTo',
  'assignResultTo',
  'assignStatusTo',
  'assignErrorTo',
  'assignReplyTo',
  'assignSourceTo',
  'assignChunksTo',
  'assignOutputTo',
];

/** Fields of an action that name another block. */
const LEADS_TO = [
  'intentName',
  'trueIntent',
  'falseIntent',
  'goToIntent',
  'fallbackIntent',
  'errorIntent',
  'noInputIntent',
  'noMatchIntent',
];

/**
 * One step of a block. It prints as its type and id only, because the other fields may hold keys of other services;
 * they are in {@link document}. @see protocol.md 2.4
 */
export class ExportedAction {
  /**
   * The type by which the engine dispatches, in lower case: `reply`, `intent`, `setattribute-v2`, … Empty if it has
   * none.
   */
  readonly type: string;
  readonly id?: string;
  readonly #document: JsonRecord;

  constructor(document: JsonRecord) {
    this.type = (textOf(document._tdActionType) ?? '').toLowerCase();
    const id = textOf(document._tdActionId);
    if (id !== undefined) this.id = id;
    this.#document = document;
  }

  /** The action as exported, with all of its fields. Do not print it. */
  get document(): Readonly<JsonRecord> {
    return this.#document;
  }

  /** Variables that the action sets. */
  get writes(): readonly string[] {
    const { settings } = this.#document;
    return [this.#document, recordOf(settings)].flatMap((holder) =>
      WRITES.flatMap((field) => textOf(holder[field]) ?? []),
    );
  }

  /** Blocks that may come next: of connectors, conditions and action buttons. */
  get leadsTo(): readonly BlockReference[] {
    const fields = LEADS_TO.flatMap((field) => textOf(this.#document[field]) ?? []);
    const branches = recordsOf(this.#document.intents).flatMap(
      ({ conditionIntentId }) => textOf(conditionIntentId) ?? [],
    );
    return [...fields, ...branches, ...this.#buttons()];
  }

  /** Every text in it, of any field. */
  get strings(): Iterable<string> {
    return textsIn(this.#document);
  }

  /** Names of variables that the action compares or copies without braces around them. */
  get operands(): readonly string[] {
    const when = this.type === 'jsoncondition2' ? textOf(this.#document.when) : undefined;
    return [...operandsIn(this.#document), ...variablesInWhen(when ?? '')];
  }

  #buttons(): string[] {
    const { commands } = recordOf(this.#document.attributes);
    return recordsOf(commands)
      .map(({ message }) => recordOf(recordOf(recordOf(message).attributes).attachment))
      .flatMap(({ buttons, gallery }) => [
        ...recordsOf(buttons),
        ...recordsOf(gallery).flatMap((card) => recordsOf(card.buttons)),
      ])
      .filter(({ type }) => type === 'action')
      .flatMap(({ action }) => textOf(action) ?? []);
  }
}

/** `order.items[0]` reads the variable `order`. */
const FIRST_NAME = /^[\p{L}_$][\w$-]*/u;

function* operandsIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  if (isRecord(value)) {
    const { isVariable, operand1, type } = value;
    const path = isVariable === true ? value.value : type === 'var' ? value.name : operand1;
    const [name] = textOf(path)?.match(FIRST_NAME) ?? [];
    if (name !== undefined) yield name;
  }
  for (const inner of Object.values(value)) yield* operandsIn(inner);
}
