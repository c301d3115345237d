import { MessagingError, type CallFailure } from './messaging.error.js';

/** Too many calls of one project: 429 of the platform, or the configured limit of this service. @see protocol.md 8 */
export class RateLimitedError extends MessagingError {
  constructor(
    failure: CallFailure,
    /** How long all calls of the project must wait, in milliseconds. */
    readonly retryAfterMs: number,
  ) {
    super({
      ...failure,
      code: 'RATE_LIMITED',
      message: `The project makes too many calls: '${failure.operation}' was not done.`,
      help: `Wait ${retryAfterMs} ms. Send several messages as one reply: it is one call.`,
      retryable: true,
    });
  }
}
