import { isRecord, recordOf } from '../common/index.js';

/** An intent that a message asks for by name. */
export interface ExplicitIntent {
  /** As it was asked for, with its parameters. */
  readonly reference: string;
  readonly by: 'command' | 'button';
  /** Empty if it cannot be understood. */
  readonly name: string;
  /** Variables to set; empty if the text is not JSON. */
  readonly parameters: Record<string, unknown>;
}

/** The intent of a button's action, or of a text that begins with `/` and goes on. @see protocol.md 1.1 */
export function explicitIntent(message: {
  readonly text?: unknown;
  readonly attributes?: unknown;
}): ExplicitIntent | undefined {
  const { action } = recordOf(message.attributes);
  if (typeof action === 'string' && action !== '') return read(action, 'button');
  const { text } = message;
  const isCommand = typeof text === 'string' && text.startsWith('/') && text.length > 1;
  return isCommand ? read(text.slice(1), 'command') : undefined;
}

function read(reference: string, by: ExplicitIntent['by']): ExplicitIntent {
  const brace = reference.indexOf('{');
  const name = brace < 0 ? reference : reference.slice(0, brace);
  const parameters = brace < 0 ? {} : parse(reference.slice(brace));
  return { reference, by, name: reference.trim() === '' ? '' : name, parameters };
}

/** Apostrophes count as quotes, so one inside a value loses them all. */
function parse(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json.replaceAll("'", '"'));
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}
