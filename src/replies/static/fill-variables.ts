import { literalMessageText } from '../literal/index.js';

const VARIABLE = /\$\{([^{}]+)\}|\{\{-?\s*([\w.-]+)\s*-?\}\}/g;

/**
 * Fills `${name}` and `{{ path.to.value }}` as the engine does, for texts that go through the messaging API, which does
 * not fill them. Filters and tags of Liquid stay unchanged. Inserted values are literal.
 */
export function fillVariables(text: string, variables: Readonly<Record<string, unknown>>): string {
  return text.replace(VARIABLE, (match, name: string | undefined, path: string | undefined) => {
    const value = valueAt(variables, name === undefined ? (path ?? '').split('.') : [name]);
    if (value === undefined || value === null) {
      return name === undefined ? '' : literalMessageText(match);
    }
    return literalMessageText(typeof value === 'string' ? value : JSON.stringify(value));
  });
}

function valueAt(variables: Readonly<Record<string, unknown>>, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    variables,
  );
}
