import type { FulfillmentConfig } from '../config/index.js';
import type { JsonLimits } from './json-depth.js';

/** The limits of every JSON body that the service parses. */
export function jsonLimits({
  limitJsonDepth,
  limitJsonValues,
}: Pick<FulfillmentConfig, 'limitJsonDepth' | 'limitJsonValues'>): JsonLimits {
  return { depth: limitJsonDepth, values: limitJsonValues };
}
