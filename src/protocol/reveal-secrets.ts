import { Secret } from '../common/index.js';
import type { WebhookRequest } from './webhook-request.types.js';

/**
 * The request as the platform sent it, as JSON with its credentials in plain text: `readWebhookRequest` makes the same
 * request of it again. For storage that encrypts it, and for nothing else.
 */
export function revealSecrets(request: WebhookRequest): string {
  return JSON.stringify(request, function (this: Record<string, unknown>, name, value: unknown) {
    // Secret's toJSON has been called on the value by now; its holder still has the Secret itself.
    const original = this[name];
    return original instanceof Secret ? original.reveal() : value;
  });
}
