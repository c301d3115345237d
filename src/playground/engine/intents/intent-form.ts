import { isRecord, recordsOf, textOf, type JsonRecord } from '../../../common/index.js';
import { EngineFailure } from '../engine-failure.js';
import type { ConversationMemory, OpenForm } from '../state/conversation-memory.js';

/** The effect of a user's message on a form. */
export type FormStep =
  | { readonly kind: 'asked'; readonly text: string; readonly field: string }
  | { readonly kind: 'cancelled'; readonly text: string }
  | { readonly kind: 'completed' };

/** Sets a variable, and tells that it did. */
export type SetVariable = (name: string, value: unknown) => void;

export function formOf(intent: JsonRecord): JsonRecord | undefined {
  const { form } = intent;
  return isRecord(form) && recordsOf(form.fields).length > 0 ? form : undefined;
}

/**
 * Asks the questions of an intent one after the other, and keeps the answers as variables. A question whose variable is
 * set already is not asked: its value is the answer. The webhook is called when all are answered. @see protocol.md 1.1
 */
export function fillForm(
  form: JsonRecord,
  words: unknown,
  memory: ConversationMemory,
  set: SetVariable,
): FormStep {
  if (memory.openForm !== undefined && isCancel(form, words)) {
    memory.openForm = undefined;
    return { kind: 'cancelled', text: textOf(form.cancelReply) ?? 'Canceled' };
  }
  const known = memory.variables;
  const begun = memory.openForm;
  memory.openForm ??= { form, field: 0 };
  let answer: unknown = begun === undefined ? known[nameOf(form, 0)] : words;
  let isGiven = begun !== undefined || Boolean(answer);
  for (;;) {
    const current: OpenForm = memory.openForm;
    const { form: open, field } = current;
    const name = nameOf(open, field);
    if (!isGiven) return { kind: 'asked', text: labelOf(open, field), field: name };
    if (!isValid(open, field, answer)) return { kind: 'asked', text: errorOf(open, field), field: name };
    set(name, answer);
    const { type } = fieldOf(open, field);
    if (type) set(`_tdTypeOf:${name}`, type);
    if (field + 1 === recordsOf(open.fields).length) {
      memory.openForm = undefined;
      return { kind: 'completed' };
    }
    memory.openForm = { form: open, field: field + 1 };
    answer = known[nameOf(open, field + 1)];
    isGiven = Boolean(answer);
  }
}

function isCancel({ cancelCommands }: JsonRecord, words: unknown): boolean {
  if (!Array.isArray(cancelCommands)) return false;
  if (typeof words !== 'string') throw new EngineFailure('a form got a message without text');
  return cancelCommands.includes(words.toLowerCase());
}

function fieldOf(form: JsonRecord, field: number): JsonRecord {
  return recordsOf(form.fields)[field] ?? {};
}

function nameOf(form: JsonRecord, field: number): string {
  return textOf(fieldOf(form, field).name) ?? '';
}

function labelOf(form: JsonRecord, field: number): string {
  return textOf(fieldOf(form, field).label) ?? '';
}

function errorOf(form: JsonRecord, field: number): string {
  return textOf(fieldOf(form, field).errorLabel) ?? labelOf(form, field);
}

/** An expression that is none lets everything pass. */
function isValid(form: JsonRecord, field: number, answer: unknown): boolean {
  const expression = textOf(fieldOf(form, field).regex);
  if (expression === undefined) return true;
  try {
    return new RegExp(expression.startsWith('/') ? expression.slice(1, -1) : expression, 'g').test(
      String(answer),
    );
  } catch {
    return true;
  }
}
