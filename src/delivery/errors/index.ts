export { InvalidDeliveryOptionsError } from './invalid-delivery-options.error.js';
export { InvalidJobError } from './invalid-job.error.js';
export { JobKeyError } from './job-key.error.js';
export { OutboxFullError } from './outbox-full.error.js';
export { OutboxLockedError } from './outbox-locked.error.js';
export { OutboxPackageMissingError } from './outbox-package-missing.error.js';
export { OutboxUnavailableError } from './outbox-unavailable.error.js';
export { UnknownJobKindError } from './unknown-job-kind.error.js';
