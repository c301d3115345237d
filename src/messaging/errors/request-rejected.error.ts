import { MessagingError, type CallFailure } from './messaging.error.js';

/** The platform refused what was sent: 400, 409, 422 and the like. */
export class RequestRejectedError extends MessagingError {
  constructor(failure: CallFailure) {
    super({
      ...failure,
      code: 'REQUEST_REJECTED',
      message: `The platform refused the request of '${failure.operation}' with status ${failure.status ?? 'unknown'}.`,
      help: "Read platformMessage: it is the platform's own reason.",
      retryable: false,
    });
  }
}
