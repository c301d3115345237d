import type { FulfillmentConfig } from '../../config/index.js';
import { callerCredentials } from '../../webhook/index.js';
import type { CallerProof } from './sign-request.js';

/** The proofs of a legitimate caller: one credential of each kind that the configuration names. */
export function proofsOf(config: FulfillmentConfig): CallerProof[] {
  const { secret, basic, signingSecret } = callerCredentials(config);
  return [
    ...(secret === undefined ? [] : [{ secret }]),
    ...(basic === undefined ? [] : [{ basic }]),
    ...(signingSecret === undefined ? [] : [{ signingSecret }]),
  ];
}
