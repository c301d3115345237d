import { MessagingError } from './messaging.error.js';

/**
 * No complete answer in time. Some routes of the platform never answer a call that they cannot execute. @see
 * protocol.md 4.1
 */
export class PlatformTimeoutError extends MessagingError {
  constructor(
    operation: string,
    readonly timeoutMs: number,
  ) {
    super({
      operation,
      code: 'PLATFORM_TIMEOUT',
      message: `The platform did not answer '${operation}' within ${timeoutMs} ms.`,
      help: 'Try again later, or raise the timeout. The platform also never answers if it does not know the conversation.',
      retryable: true,
      outcome: 'unknown',
    });
  }
}
