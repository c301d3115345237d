import type { Verdict } from './rule.types.js';

/** Kept without problems, broken with them. */
export function verdict(problems: readonly (string | undefined)[]): Verdict {
  const found = problems.filter((problem): problem is string => problem !== undefined);
  return found.length === 0 ? { status: 'kept' } : { status: 'broken', problems: found };
}

export function skipped(reason: string): Verdict {
  return { status: 'skipped', reason };
}
