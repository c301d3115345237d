import type { RuleVerdict } from './rule.types.js';

/** Kept without problems, broken with them. */
export function ruleVerdict(problems: readonly (string | undefined)[]): RuleVerdict {
  const found = problems.filter((problem): problem is string => problem !== undefined);
  return found.length === 0 ? { status: 'kept' } : { status: 'broken', problems: found };
}

export function skipped(reason: string): RuleVerdict {
  return { status: 'skipped', reason };
}
