import type { Style } from '../../output/index.js';
import type { ConformReport } from '../run-rules.js';
import type { RuleResult } from '../rule.types.js';

/** The report for people: a line for each rule, and below a broken one its violations and their consequence. */
export function textReport({ url, calls, results }: ConformReport, style: Style): string {
  const width = Math.max(...results.map(({ id }) => id.length));
  const count = (status: RuleResult['status']): number =>
    results.filter((one) => one.status === status).length;
  const broken = count('broken');
  const sum = `${count('kept')} kept, ${broken} broken, ${count('skipped')} skipped, in ${calls} calls of ${url}`;
  return [
    ...results.flatMap((result) => linesOf(result, width, style)),
    '',
    style.bold(broken === 0 ? style.green(`Conforms: ${sum}`) : style.red(`Does not conform: ${sum}`)),
  ].join('\n');
}

function linesOf(result: RuleResult, width: number, { bold, dim, green, red }: Style): string[] {
  const name = result.id.padEnd(width);
  switch (result.status) {
    case 'kept':
      return [`${green('kept   ')}  ${name}  ${result.title}`];
    case 'skipped':
      return [dim(`skipped  ${name}  ${result.reason}`)];
    case 'broken':
      return [
        `${red('BROKEN ')}  ${bold(name)}  ${result.title}`,
        ...result.problems.map((problem) => `           - ${problem}`),
        `           ${result.why} ${dim(`(${result.see.join(', ')})`)}`,
      ];
  }
}
