export { FulfillmentError, Secret } from './common/index.js';
export type * from './protocol/response.types.js';
