export { createLogger, ServiceLogger, switchLevelsOnSignal } from './logging/index.js';
export { OBSERVABILITY_PROVIDERS } from './observability.providers.js';
export { MetricsOfWorkers, MetricsServer, MetricsService, type MetricsReport } from './metrics/index.js';
export { OperationsModule } from './operations.module.js';
export { CallRecord, CallRecords, CallRecordsModule, type CallRecordReader } from './calls/index.js';
export { TracingModule, TracingPackageMissingError, TracingService } from './tracing/index.js';
