import { MessagingError } from './messaging.error.js';

/** The earlier calls in the same conversation used up the time of this call, so it was not made. */
export class ConversationBusyError extends MessagingError {
  constructor(
    operation: string,
    readonly timeoutMs: number,
  ) {
    super({
      operation,
      code: 'CONVERSATION_BUSY',
      message: `'${operation}' waited ${timeoutMs} ms for the calls before it in its conversation.`,
      help: 'Await each call before the next, or set a longer "timeoutMs".',
      retryable: true,
    });
  }
}
