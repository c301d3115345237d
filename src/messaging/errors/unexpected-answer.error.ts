import { MessagingError, type CallFailure } from './messaging.error.js';

export interface UnexpectedAnswer extends CallFailure {
  /** What is wrong with the answer, in our own words. */
  problem: string;
}

/** A success by its status, but not the answer of the operation: HTML, half a body, an error inside a 200. */
export class UnexpectedAnswerError extends MessagingError {
  constructor(answer: UnexpectedAnswer) {
    super({
      ...answer,
      code: 'UNEXPECTED_ANSWER',
      message: `The platform's answer to '${answer.operation}' cannot be used: ${answer.problem}.`,
      help: 'Check that the platform address is that of the REST interface, and that no proxy answers in its place.',
      retryable: true,
      outcome: 'unknown',
    });
  }
}
