import { MessagingError } from './messaging.error.js';

/** The calls before it in the same conversation took as long as this one had: it was never made. */
export class ConversationBusyError extends MessagingError {
  constructor(
    operation: string,
    readonly timeoutMs: number,
  ) {
    super({
      operation,
      code: 'CONVERSATION_BUSY',
      message: `'${operation}' waited ${timeoutMs} ms for the calls before it in its conversation.`,
      help: 'Await each call before the next, or give this one a longer "timeoutMs".',
      retryable: true,
    });
  }
}
