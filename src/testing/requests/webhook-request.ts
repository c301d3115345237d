import { engineRequest } from './engine-request.js';
import { pageRequest } from './page-request.js';
import { turnFacts } from './turn-facts.js';
import type { WebhookRequestBody } from './webhook-request-body.types.js';
import type { WebhookRequestOptions } from './webhook-request-options.interface.js';

/**
 * A webhook request as the platform sends it, for tests and tools: built from recorded requests of the engine, with
 * fictional people and addresses. By default each is a new message in a new conversation. It is a plain object that may
 * be changed.
 *
 * @publicApi
 */
export function webhookRequest(options: WebhookRequestOptions = {}): WebhookRequestBody {
  const facts = turnFacts(options);
  return options.dialect === 'page' ? pageRequest(facts) : engineRequest(facts, options.insideFlow === true);
}
