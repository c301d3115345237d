export { DependencyChecks } from './dependency-checks.service.js';
export { HealthController } from './health.controller.js';
export { InfoController } from './info.controller.js';
