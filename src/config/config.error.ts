import { FulfillmentError } from '../common/index.js';
import type { ConfigProblem } from './config-problem.types.js';

/**
 * The service cannot start with this configuration. All problems are in it at once, one line each with its cure, and
 * below them what was noticed besides: a misspelt variable is often the reason of a missing one.
 */
export class ConfigError extends FulfillmentError {
  constructor(
    readonly problems: readonly ConfigProblem[],
    readonly warnings: readonly string[] = [],
  ) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    super({
      code: 'INVALID_CONFIG',
      message: [
        `The configuration has ${count}:`,
        ...problems.map(({ variable, problem, cure }) => `  - ${variable} ${problem}. ${cure}`),
        ...(warnings.length === 0 ? [] : ['Noticed besides:']),
        ...warnings.map((warning) => `  - ${warning}`),
      ].join('\n'),
      help: 'Each line says what to do. docs/configuration.md lists every setting.',
    });
  }
}
