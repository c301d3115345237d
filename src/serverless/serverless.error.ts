import { FulfillmentError } from '../common/index.js';

/** The service cannot run as a function, as it is set up. */
export class ServerlessError extends FulfillmentError {
  private constructor(code: string, message: string, help: string, cause?: unknown) {
    super({ code, message, help, cause });
  }

  static readonly lateWork = (): ServerlessError =>
    new ServerlessError(
      'SERVERLESS_LATE_WORK',
      'A handler may go on after the webhook is answered, when a function is frozen: its late reply would be lost.',
      'Set REPLY_DEADLINE_MS, STREAM_WINDOW_MS and HANDLER_TIMEOUT_MS to the same time, so that the webhook waits for ' +
        "its handler, or give { lateWork: 'allow' } where the platform leaves the CPU to the function.",
    );

  static readonly adapter = (): ServerlessError =>
    new ServerlessError(
      'SERVERLESS_ADAPTER',
      'Functions hand over requests whose bodies are read already, which works on Express only.',
      'Leave HTTP_ADAPTER out.',
    );

  static readonly packageMissing = (name: string, cause: unknown): ServerlessError =>
    new ServerlessError(
      'SERVERLESS_PACKAGE_MISSING',
      `The package ${name} is not installed.`,
      `Run \`npm install ${name}\`. If a bundler made this file, install it before bundling, or beside the bundle.`,
      cause,
    );
}
