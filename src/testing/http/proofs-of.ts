import type { FulfillmentConfig } from '../../config/index.js';
import type { CallerProof } from './sign-request.js';

/** What a caller of this service would know: one credential of each kind that its configuration names. */
export function proofsOf(config: FulfillmentConfig): CallerProof[] {
  const [secret] = config.webhookSecrets;
  const [basic] = config.webhookBasicAuth;
  const [signingSecret] = config.webhookSigningSecrets;
  return [
    ...(secret === undefined ? [] : [{ secret }]),
    ...(basic === undefined ? [] : [{ basic }]),
    ...(signingSecret === undefined ? [] : [{ signingSecret }]),
  ];
}
