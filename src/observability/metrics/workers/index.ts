export type { MetricsReport } from './metrics-message.types.js';
export { MetricsOfWorkers } from './metrics-of-workers.js';
export { snapshotOf } from './snapshot.js';
export { openPortAtSupervisor, SupervisorLine } from './supervisor-line.js';
