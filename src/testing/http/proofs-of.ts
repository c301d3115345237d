import type { FulfillmentConfig } from '../../config/index.js';
import { callerCredentials } from '../../webhook/index.js';
import type { CallerProof } from './sign-request.js';

/** One proof of each kind that the configuration has. */
export function proofsOf(config: FulfillmentConfig): CallerProof[] {
  const { secret, basic, signingSecret } = callerCredentials(config);
  return [
    ...(secret === undefined ? [] : [{ secret }]),
    ...(basic === undefined ? [] : [{ basic }]),
    ...(signingSecret === undefined ? [] : [{ signingSecret }]),
  ];
}
