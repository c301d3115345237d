export { CallWatch } from './call-watch.js';
export { createApp } from './create-app.js';
export type { ModuleImport } from './imports-fulfillment.js';
export { memoryLogger } from './memory-logger.js';
export type { ProviderOverride, TestOverrides } from './overrides.js';
export { teamModule } from './team-module.js';
export { TEST_ENVIRONMENT } from './test-environment.constants.js';
export { withEnvironment } from './with-environment.js';
