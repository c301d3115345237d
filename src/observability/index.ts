export { createLogger, ServiceLogger, switchLevelsOnSignal } from './logging/index.js';
export { OBSERVABILITY_PROVIDERS } from './observability.providers.js';
