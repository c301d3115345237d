import { recordsOf, textOf, type JsonRecord } from '../common/index.js';

export interface ExportedFormField {
  /** The variable that stores the answer. */
  readonly name: string;
  readonly type: string;
  /** The question. */
  readonly label: string;
  /** The pattern of a valid answer, in JavaScript's notation: `/^[0-9]{4,}$/`. */
  readonly regex?: string;
  /** The message for an invalid answer. */
  readonly errorLabel?: string;
}

/** Questions that a block asks before it replies. */
export interface ExportedForm {
  readonly fields: readonly ExportedFormField[];
  /** Words that end the form. */
  readonly cancelCommands: readonly string[];
  readonly cancelReply?: string;
}

/** The form of an intent; undefined if it asks nothing. */
export function readForm(form: JsonRecord): ExportedForm | undefined {
  const fields = recordsOf(form.fields).flatMap(readField);
  if (fields.length === 0) return undefined;
  const cancelReply = textOf(form.cancelReply);
  return {
    fields,
    cancelCommands: Array.isArray(form.cancelCommands)
      ? form.cancelCommands.flatMap((word) => textOf(word) ?? [])
      : [],
    ...(cancelReply !== undefined && { cancelReply }),
  };
}

function readField(field: JsonRecord): ExportedFormField[] {
  const name = textOf(field.name);
  if (name === undefined) return [];
  const regex = textOf(field.regex);
  const errorLabel = textOf(field.errorLabel);
  return [
    {
      name,
      type: textOf(field.type) ?? 'text',
      label: textOf(field.label) ?? '',
      ...(regex !== undefined && { regex }),
      ...(errorLabel !== undefined && { errorLabel }),
    },
  ];
}
