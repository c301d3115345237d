import type { Reply } from '../replies/index.js';
import type { IntentContext } from './intent-context.js';

/** Reply for users who are not signed in. A function is called for it, for other languages or to throw. */
export type Denial = string | Reply | ((context: IntentContext) => string | Reply);

/** The metadata of a class or a method: its {@link Denial}. */
export const DENIAL_METADATA = 'fulfillment:denial';
