export { runRules, type ConformReport } from './run-rules.js';
export type { ConformOptions } from './service-under-test.js';
export type { RuleResult } from './rule.types.js';
export { RULES } from './rules/index.js';
