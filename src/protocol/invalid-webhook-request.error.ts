import { FulfillmentError } from '../common/index.js';

/** The body is JSON, but not a webhook request: `problems` name our fields, never what stood in them. */
export class InvalidWebhookRequestError extends FulfillmentError {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super({
      code: 'INVALID_WEBHOOK_REQUEST',
      message: `The body is not a webhook request: ${problems.join('; ')}.`,
      help: 'Send the JSON that the platform sends: token, payload.intent, payload.message.request.request_id.',
    });
    this.problems = problems;
  }
}
