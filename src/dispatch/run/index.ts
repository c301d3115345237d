export { DeadlineWatch, type Interim } from './deadline-watch.service.js';
export { HandlerInvokerFactory } from './handler-invoker.factory.js';
export { HandlerRunner } from './handler-runner.service.js';
export { LateDelivery } from './late-delivery.service.js';
