/** Freezes a value and all that is in it. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const member of Object.values(value) as unknown[]) deepFreeze(member);
  return Object.freeze(value);
}
