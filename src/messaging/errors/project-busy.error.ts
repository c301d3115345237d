import { MessagingError } from './messaging.error.js';

/** The open calls of the project have all connections that it may use: this call was never made. */
export class ProjectBusyError extends MessagingError {
  constructor(
    operation: string,
    readonly timeoutMs: number,
  ) {
    super({
      operation,
      code: 'PROJECT_BUSY',
      message: `'${operation}' waited ${timeoutMs} ms for a connection: the project's open calls have its share.`,
      help: 'Find out why the calls of this project take so long, or raise PLATFORM_MAX_CONNECTIONS ("maxConnections").',
      retryable: true,
    });
  }
}
