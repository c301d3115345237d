export { RelayClient } from './relay-client.service.js';
export { RelayServer } from './relay-server.service.js';
export { WorkerUnavailableError } from './worker-unavailable.error.js';
