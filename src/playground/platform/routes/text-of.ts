/** A field that should be an id or a name: the platform takes numbers for it too. Undefined for anything else. */
export function idOrName(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
