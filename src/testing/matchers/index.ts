export { assertTurn } from './assert-turn.js';
export type { TextExpectation } from './expectations.js';
export { fulfillmentMatchers, type FulfillmentMatchers } from './fulfillment-matchers.js';
