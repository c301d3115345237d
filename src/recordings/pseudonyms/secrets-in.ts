import { Secret } from '../../common/index.js';

const DEEPEST = 12;

/** The secrets of a body, at any depth: other fields may hold copies of them. A bot's constants are variables too. */
export function secretsIn(value: unknown, found = new Set<Secret>(), depth = 0): ReadonlySet<Secret> {
  if (value instanceof Secret) found.add(value);
  else if (typeof value === 'object' && value !== null && depth < DEEPEST) {
    for (const inner of Object.values(value)) secretsIn(inner, found, depth + 1);
  }
  return found;
}
