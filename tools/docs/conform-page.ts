import { RULES } from '../../src/cli/conform/rules/index.js';

const START = '<!-- rules: generated from src/cli/conform/rules -->';
const END = '<!-- /rules -->';

/** The page with a regenerated list of rules. */
export function withRules(page: string): string {
  const rules = Object.entries(RULES).map(([id, { title, why }]) => `- **\`${id}\`**: ${title} ${why}`);
  const before = page.slice(0, page.indexOf(START) + START.length);
  return [before, rules.join('\n'), page.slice(page.indexOf(END))].join('\n\n');
}
