import { SessionKey } from 'pingstreams-fulfillment';

/** The order that the user was shown last: what "it" means. */
export const LAST_ORDER = new SessionKey<string>('orders.last');
