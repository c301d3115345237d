export { MetricsController } from './metrics.controller.js';
export { MetricsServer } from './metrics.server.js';
export { MetricsService } from './metrics.service.js';
