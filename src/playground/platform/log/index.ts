export type { ApiCall } from './api-call.interface.js';
export { ApiLog, type ApiCallListener } from './api-log.js';
