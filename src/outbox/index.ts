export * from './errors/index.js';
export type { DeadLetters } from './dead-letters.js';
export { deliverSteps, type StepsOfJob } from './deliver-steps.js';
export { deliveryOptionsOf } from './outbox-options-of.js';
export type { OutboxOptions } from './outbox-options.interface.js';
export { OutboxModule } from './outbox.module.js';
export type {
  DeadLetter,
  DeadLetterFilter,
  FailureReason,
  OutboxStats,
} from './engines/outbox-engine.interface.js';
export type { Json } from '../common/index.js';
export type { JobKindOptions, JobProcessor, OutboxJob } from './jobs/outbox-job.interface.js';
export { openOutbox, type OpenOutbox } from './open-outbox.js';
export { OutboxService } from './outbox.service.js';
