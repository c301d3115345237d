import type { Secret } from '../../common/index.js';
import type { FulfillmentConfig } from '../../config/index.js';

/** Credentials with which a caller passes the verifiers: one of each kind that the configuration has. */
export interface CallerCredentials {
  readonly secret?: Secret;
  /** `user:password`. */
  readonly basic?: Secret;
  /** `whsec_<base64>`. */
  readonly signingSecret?: Secret;
}

/** For tools that call the service's own webhook: the testing kit and the playground. */
export function callerCredentials({
  webhookSecrets: [secret],
  webhookBasicAuth: [basic],
  webhookSigningSecrets: [signingSecret],
}: FulfillmentConfig): CallerCredentials {
  return { secret, basic, signingSecret };
}
