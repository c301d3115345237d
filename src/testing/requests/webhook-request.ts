import { engineRequest } from './engine-request.js';
import { pageRequest } from './page-request.js';
import { turnFacts } from './turn-facts.js';
import type { WebhookRequestBody } from './webhook-request-body.types.js';
import type { WebhookRequestOptions } from './webhook-request-options.interface.js';

/**
 * A webhook request as the platform sends it, for tests and tools: written from what recorded requests of the engine
 * carry, with people and addresses that do not exist. Each is a message of its own in a conversation of its own,
 * unless the options say otherwise, and a plain object that may be changed at will.
 *
 * @publicApi
 */
export function webhookRequest(options: WebhookRequestOptions = {}): WebhookRequestBody {
  const facts = turnFacts(options);
  return options.dialect === 'page' ? pageRequest(facts) : engineRequest(facts, options.insideFlow === true);
}
