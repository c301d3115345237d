/** `${name}` and the first name of `{{name.field | filter}}` or `{% if name %}`: what the platform fills in a text. */
const DOLLAR = /\$\{\s*([\w$.-]+?)\s*\}/g;
const LIQUID_OUTPUT = /\{\{-?\s*([\p{L}_][\w-]*)/gu;
const LIQUID_TAG = /\{%-?\s*(?:if|elsif|unless|case|for\s+\w+\s+in)\s+([\p{L}_][\w-]*)/gu;

/** Names of the variables that a text asks for. @see protocol.md 2.3 */
export function variablesIn(text: string): string[] {
  return [DOLLAR, LIQUID_OUTPUT, LIQUID_TAG].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(([, name]) => name ?? []),
  );
}

/** Every string in the value, at any depth. */
export function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    yield value;
  } else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) yield* textsIn(inner);
  }
}
