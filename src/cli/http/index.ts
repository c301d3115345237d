export { breakOffCall } from './break-off-call.js';
export { exchange, type ExchangeOptions } from './http-exchange.js';
export type { AnsweredExchange, Exchange, FailedExchange, Failure, SentRequest } from './exchange.types.js';
export { exchangeSummary } from './summary-of.js';
