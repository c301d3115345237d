import { FulfillmentError } from '../common/index.js';

/** The handlers of the application contradict each other or can never run. Thrown at the start, with all problems at once. */
export class InvalidHandlersError extends FulfillmentError {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super({
      code: 'INVALID_HANDLERS',
      message: `The intent handlers cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
      help: 'Each line says what to change. Which handler runs when is written in docs/handlers.md.',
    });
    this.problems = problems;
  }
}
