import { MessagingError, type CallFailure } from './messaging.error.js';

/** The conversation is closed: the call would reopen it, or have no effect. @see protocol.md 4.2 */
export class ConversationClosedError extends MessagingError {
  constructor(failure: CallFailure) {
    super({
      ...failure,
      code: 'CONVERSATION_CLOSED',
      message: `The conversation is closed: '${failure.operation}' was not done.`,
      help: "Call reopen() first, or pass { ifClosed: 'proceed' } if that is intended.",
      retryable: false,
    });
  }
}
