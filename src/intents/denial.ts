import type { Reply } from '../replies/index.js';
import type { IntentContext } from './intent-context.js';

/** What who is not signed in gets to see. A function is asked for it: for other languages, or to throw. */
export type Denial = string | Reply | ((context: IntentContext) => string | Reply);

/** On a class or a method: its {@link Denial}. */
export const DENIAL_METADATA = 'fulfillment:denial';
