/** A string as a TypeScript literal. It comes from a bot or a user, so nothing of it may end the literal. */
export function literal(text: string): string {
  const escaped = JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll("'", "\\'")
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
  return `'${escaped}'`;
}

/** The same for the inside of a comment, on one line. */
export function comment(text: string): string {
  return text
    .replaceAll('*/', '* /')
    .replace(/[\s\u2028\u2029]+/g, ' ')
    .trim();
}

/** A string as the name of a property. `__proto__` is a computed name, because otherwise it would set the prototype. */
export function property(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name);
}

/** A JSON value on one line. */
export function value(json: unknown): string {
  if (typeof json === 'string') return literal(json);
  if (Array.isArray(json)) return `[${json.map(value).join(', ')}]`;
  if (typeof json !== 'object' || json === null) return JSON.stringify(json) ?? 'undefined';
  const fields = Object.entries(json).map(([name, inner]) => `${property(name)}: ${value(inner)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}
