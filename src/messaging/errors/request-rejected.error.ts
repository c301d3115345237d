import { MessagingError, type CallFailure } from './messaging.error.js';

/** The platform rejected the request: 400, 409, 422 and similar. */
export class RequestRejectedError extends MessagingError {
  constructor(failure: CallFailure) {
    super({
      ...failure,
      code: 'REQUEST_REJECTED',
      message: `The platform refused the request of '${failure.operation}' with status ${failure.status ?? 'unknown'}.`,
      help: "Read platformMessage for the platform's reason.",
      retryable: false,
    });
  }
}
