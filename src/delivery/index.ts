export * from './errors/index.js';
export type { DeadLetters } from './dead-letters.js';
export { deliverSteps, type StepsOfJob } from './deliver-steps.js';
export { deliveryOptionsOf } from './delivery-options-of.js';
export type { DeliveryOptions } from './delivery-options.interface.js';
export { DeliveryModule } from './delivery.module.js';
export type {
  DeadLetter,
  DeadLetterFilter,
  FailureReason,
  OutboxStats,
} from './engines/outbox-engine.interface.js';
export { EngineLog } from './engines/pg-boss/engine-log.js';
export type { Json } from './jobs/json.types.js';
export type { JobKindOptions, JobProcessor, OutboxJob } from './jobs/outbox-job.interface.js';
export { openOutbox, type OpenOutbox } from './open-outbox.js';
export { OutboxService } from './outbox.service.js';
