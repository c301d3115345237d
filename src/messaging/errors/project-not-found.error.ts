import { MessagingError, type CallFailure } from './messaging.error.js';

/** The project id of the path is malformed or unknown: 400. @see protocol.md 4.1 */
export class ProjectNotFoundError extends MessagingError {
  constructor(failure: CallFailure) {
    super({
      ...failure,
      code: 'PROJECT_NOT_FOUND',
      message: `The platform does not know the project of '${failure.operation}'.`,
      help: 'Check the project id (24 hexadecimal characters) and the configured platform.',
      retryable: false,
    });
  }
}
