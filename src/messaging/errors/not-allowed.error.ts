import { MessagingError, type CallFailure } from './messaging.error.js';

/** The credential is valid, but lacks the permission: 403. @see protocol.md 4.1 */
export class NotAllowedError extends MessagingError {
  constructor(failure: CallFailure) {
    super({
      ...failure,
      code: 'NOT_ALLOWED',
      message: `The platform does not allow this credential to do '${failure.operation}'.`,
      help: 'A bot token is valid for the operations of docs/messaging.md, only in its own project. Others need project credentials, or a plan with quota left.',
      retryable: false,
    });
  }
}
