/** A string of a bot as a TypeScript literal: exports are not ours, so nothing of them may end it. */
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

/** A string as the name of a property. Computed where it would else be the prototype. */
export function property(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name);
}
