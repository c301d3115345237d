/** Placeholders of the platform for a missing object, string or list. @see protocol.md 1.6 and 10 */

/** `null`, `""` and `[]` mean a missing object. Other values stay unchanged, for the validator. */
export function absentIfEmpty(value: unknown): unknown {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return undefined;
  return value;
}

/** The first of the values that is a non-empty string. */
export function firstString(...values: readonly unknown[]): string | undefined {
  for (const value of values) {
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}

/** The non-empty string at a path of own properties, for bodies that are not validated yet. */
export function textAt(body: unknown, ...path: readonly string[]): string | undefined {
  let value = body;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return firstString(value);
}
