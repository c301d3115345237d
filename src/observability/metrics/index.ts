export { MetricsController } from './metrics.controller.js';
export { MetricsServer } from './metrics.server.js';
export { MetricsService } from './metrics.service.js';
export { MetricsOfWorkers, type MetricsReport } from './workers/index.js';
