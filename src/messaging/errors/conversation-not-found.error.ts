import { MessagingError, type CallFailure } from './messaging.error.js';

/** The platform does not know the conversation of the call. */
export class ConversationNotFoundError extends MessagingError {
  constructor(failure: CallFailure) {
    super({
      ...failure,
      code: 'CONVERSATION_NOT_FOUND',
      message: `The platform does not know the conversation of '${failure.operation}'.`,
      help: 'Take projectId and requestId from the same webhook call, and check that the configured platform is the one that sent it.',
      retryable: false,
    });
  }
}
