import { closest, distance } from 'fastest-levenshtein';

/** A longer key, or one with other characters, may be a secret in the wrong place. */
const PLAIN_WORD = /^[A-Za-z_]{1,30}$/;
const NEAR = 3;

/** The problem of an unknown key. A misspelt key would silently have no effect. */
export function unknownKey(key: string, known: readonly string[]): { problem: string; cure: string } {
  const nearest = closest(key.toLowerCase(), known.map(lower));
  const meant = known.find((name) => name.toLowerCase() === nearest);
  if (meant !== undefined && distance(key.toLowerCase(), nearest) <= Math.min(NEAR, meant.length / 2))
    return { problem: `is not a key that is known here (did you mean ${meant}?)`, cure: `Write ${meant}.` };
  return {
    problem: 'is not a key that is known here',
    cure: `Remove it. The keys here are ${known.join(', ')}.`,
  };
}

/** An unknown key as shown at the end of a path. */
export function shownKey(key: string, position: number): string {
  return PLAIN_WORD.test(key) ? key : `(key ${position + 1}, not shown)`;
}

function lower(name: string): string {
  return name.toLowerCase();
}
