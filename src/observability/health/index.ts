export { DependencyChecks } from './dependency-checks.service.js';
export { HealthEndpoint } from './health.endpoint.js';
export { InfoEndpoint } from './info.endpoint.js';
