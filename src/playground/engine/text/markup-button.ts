import type { JsonRecord } from '../../../common/index.js';

interface ButtonPattern {
  readonly pattern: RegExp;
  readonly make: (label: string, target: string) => JsonRecord;
}

const link =
  (target: string) =>
  (value: string, address: string): JsonRecord => ({ type: 'url', value, link: address, target });
const action =
  (echo: boolean) =>
  (value: string, name: string): JsonRecord => ({
    type: 'action',
    value,
    action: name.trim(),
    show_echo: echo,
  });

/** The first that fits decides. @see protocol.md 2.3 */
const PATTERNS: readonly ButtonPattern[] = [
  { pattern: /tdAction:(\S+)/m, make: action(false) },
  { pattern: /tdActionShowEcho:(\S+)/m, make: action(true) },
  { pattern: /tdIntent:(.+)/m, make: action(true) },
  { pattern: /tdIntentNoEcho:(\S+)/m, make: action(false) },
  { pattern: /\s<\s(https?:\/\/\S*)/m, make: link('parent') },
  { pattern: /\s>\s(https?:\/\/\S*)/m, make: link('self') },
  { pattern: /\s(https?:\/\/\S*)/m, make: link('blank') },
];

/** The words behind the `*` of a button's line. Without a target it is a button that says its label. */
export function parseButton(line: string): JsonRecord {
  for (const { pattern, make } of PATTERNS) {
    const match = pattern.exec(line);
    if (match === null) continue;
    return make(line.replace(match[0], '').trim(), match[1] ?? '');
  }
  return { type: 'text', value: line };
}
