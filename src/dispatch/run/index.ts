export { DeadlineWatch, type Interim } from './deadline-watch.service.js';
export { ForgottenValues } from './forgotten-values.service.js';
export { HandlerInvokerFactory } from './handler-invoker.factory.js';
export { HandlerRunner } from './handler-runner.service.js';
export { ReplyGiver } from './reply-giver.service.js';
export { TurnRunner } from './turn-runner.service.js';
export { InstanceWrapper } from './nest-internals.js';
