import { describeError, FulfillmentError } from '../common/index.js';
import { ConfigError } from '../config/index.js';
import { InvalidCommandLineError, OutboxInMemoryError } from './errors/index.js';
import { EXIT_CODE, type ExitCode } from './exit-code.js';
import { styleFor } from './output/index.js';
import type { Terminal } from './terminal.js';

const USAGE = [InvalidCommandLineError, ConfigError, OutboxInMemoryError];

/**
 * Reports why a command ended without a result. Errors of the framework are expected: code, message, cure and
 * documentation. Any other error is a bug of this package or of the application's code, and its stack is printed.
 *
 * Loaded after a failure: the classes depend on Nest, which would make `--help` five times slower.
 */
export function reportFailure(error: unknown, json: boolean, terminal: Terminal): ExitCode {
  const { bold, red, dim } = styleFor(terminal.stderr, terminal);
  const expected = error instanceof FulfillmentError ? error : undefined;
  const { message, name, stack } = describeError(error);
  if (json) {
    const data = expected ?? { code: 'UNEXPECTED', message, help: undefined, docs: undefined };
    const { code, help, docs } = data;
    terminal.stdout.write(`${JSON.stringify({ error: { code, message, help, docs } }, null, 2)}\n`);
  }
  terminal.stderr.write(
    expected === undefined
      ? `${bold(red('UNEXPECTED'))} ${stack ?? `${name}: ${message}`}\n`
      : `${bold(red(expected.code))} ${message}\n${expected.help}\n${dim(expected.docs)}\n`,
  );
  return USAGE.some((type) => error instanceof type) ? EXIT_CODE.usage : EXIT_CODE.failed;
}
