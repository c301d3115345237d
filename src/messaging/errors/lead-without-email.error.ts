import { MessagingError, type CallFailure } from './messaging.error.js';

/** The lead has no e-mail address: the platform answers 200 with `{"no queued":true}`. @see protocol.md 4.2 */
export class LeadWithoutEmailError extends MessagingError {
  constructor(failure: CallFailure) {
    super({
      ...failure,
      code: 'LEAD_WITHOUT_EMAIL',
      message: `The lead of the conversation has no e-mail address ('${failure.operation}').`,
      help: 'Set the address with updateLead({ email }) first.',
      retryable: false,
    });
  }
}
