import { MessagingError, type CallFailure } from './messaging.error.js';

export interface UnexpectedAnswer extends CallFailure {
  /** The problem of the answer, without quoting it. */
  problem: string;
}

/** A success status without the result of the operation: HTML, a truncated body, an error inside a 200. */
export class UnexpectedAnswerError extends MessagingError {
  constructor(answer: UnexpectedAnswer) {
    super({
      ...answer,
      code: 'UNEXPECTED_ANSWER',
      message: `The platform's answer to '${answer.operation}' cannot be used: ${answer.problem}.`,
      help: 'Check that the platform address is the address of the REST interface, and that no proxy answers in its place.',
      retryable: true,
      outcome: 'unknown',
    });
  }
}
