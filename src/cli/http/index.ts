export { breakOffCall } from './break-off-call.js';
export { exchange, type ExchangeOptions } from './http-exchange.js';
export type { AnsweredExchange, Exchange, FailedExchange, Failure, SentCall } from './exchange.types.js';
export { summaryOf } from './summary-of.js';
