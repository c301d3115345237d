export { MetricsEndpoint } from './metrics.endpoint.js';
export { MetricsServer } from './metrics.server.js';
export { MetricsService } from './metrics.service.js';
export { MetricsOfWorkers, type MetricsReport } from './workers/index.js';
