export { breakOffCall } from './break-off-call.js';
export { codeOf } from './failure-of.js';
export { exchange, type ExchangeOptions } from './http-exchange.js';
export type { AnsweredExchange, Exchange, FailedExchange, Failure, SentCall } from './exchange.types.js';
