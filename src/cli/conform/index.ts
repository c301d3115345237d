export { runRules, type ConformReport } from './run-rules.js';
export type { ConformOptions } from './service-under-test.js';
export type { RuleResult } from './rule.types.js';
export { RULES } from './rules/index.js';
export { exchange, type Exchange } from './http/index.js';
export { isRecord, parsed } from './json.js';
export { actionsOf, buttonsOf, messagesOf } from './reply-parts.js';
export { summaryOf } from './answer-kinds.js';
