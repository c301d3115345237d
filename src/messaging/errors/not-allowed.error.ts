import { MessagingError, type CallFailure } from './messaging.error.js';

/** The credential is good, but may not do this: 403. @see protocol.md 4.1 */
export class NotAllowedError extends MessagingError {
  constructor(failure: CallFailure) {
    super({
      ...failure,
      code: 'NOT_ALLOWED',
      message: `The platform does not let this credential do '${failure.operation}'.`,
      help: 'A bot token reaches the operations of docs/messaging.md in its own project only. Others need project credentials, or a plan with quota left.',
      retryable: false,
    });
  }
}
