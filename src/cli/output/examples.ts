import { PROGRAM } from '../program-name.js';

/** The examples below a command's help. @param lines command lines without the name of the program */
export function examples(lines: readonly string[]): string {
  return ['', 'Examples:', ...lines.map((line) => `  $ npx ${PROGRAM} ${line}`)].join('\n');
}
