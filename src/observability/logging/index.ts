export { createLogger } from './create-logger.js';
export { LogFields } from './log-fields.js';
export { ServiceLogger } from './service-logger.js';
export { switchLevelsOnSignal } from './switch-levels.js';
