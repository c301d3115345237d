import { closest, distance } from 'fastest-levenshtein';

/** Longer ones, and those with other characters, may be a secret that slipped into the place of a key. */
const PLAIN_WORD = /^[A-Za-z_]{1,30}$/;
const NEAR = 3;

/** What to say of a key that nobody reads: a misspelt one is a setting that silently does not apply. */
export function unknownKey(key: string, known: readonly string[]): { problem: string; cure: string } {
  const nearest = closest(key.toLowerCase(), known.map(lower));
  const meant = known.find((name) => name.toLowerCase() === nearest);
  if (meant !== undefined && distance(key.toLowerCase(), nearest) <= Math.min(NEAR, meant.length / 2))
    return { problem: `is not a key of this place (did you mean ${meant}?)`, cure: `Write ${meant}.` };
  return {
    problem: 'is not a key of this place',
    cure: `Take it out. The keys here are ${known.join(', ')}.`,
  };
}

/** How a key is shown at the end of a path. */
export function shownKey(key: string, position: number): string {
  return PLAIN_WORD.test(key) ? key : `(key ${position + 1}, not shown)`;
}

function lower(name: string): string {
  return name.toLowerCase();
}
