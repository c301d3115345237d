export { Dispatcher } from './dispatcher.service.js';
export { HandlerInvokerFactory } from './handler-invoker.factory.js';
export { HandlerFailedError } from './handler-failed.error.js';
export { UnknownIntentError } from './unknown-intent.error.js';
