export { after, isPromiseLike } from './after.js';
export { Clock, SystemClock, type Cancel } from './clock/index.js';
export { describeError, isA, type ErrorDescription } from './describe-error.js';
export { FulfillmentError, type FulfillmentErrorDetails } from './fulfillment.error.js';
export { MASK } from './mask.js';
export { redact, redactText, SensitiveNames, type RedactOptions } from './redact/index.js';
export { isRecord, recordOf, recordsOf, textOf, type JsonRecord } from './json.js';
export { Secret } from './secret.js';
export { outsideScopes, ScopedValue } from './scoped-value.js';
