import { MessagingError, type CallFailure } from './messaging.error.js';

/** The project blocks the address of this service: 401 with an `err`. @see protocol.md 4.1 */
export class AccessBlockedError extends MessagingError {
  constructor(failure: CallFailure) {
    super({
      ...failure,
      code: 'ACCESS_BLOCKED',
      message: `The project blocks this service's address ('${failure.operation}').`,
      help: "Put the outgoing address of this service on the project's allow list, or remove it from the deny list.",
      retryable: false,
    });
  }
}
