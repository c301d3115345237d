export { FulfillmentError, type FulfillmentErrorDetails } from './fulfillment.error.js';
export { Secret } from './secret.js';
