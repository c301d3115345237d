export type * from './documents.types.js';
export { EmulatedPlatform, type EmulatedPlatformOptions } from './emulated-platform.js';
export {
  ConnectionFailure,
  type Fault,
  type FaultName,
  type FaultRule,
  type PlannedFault,
} from './faults/index.js';
export type { Principal, TokenIssuer } from './identity/index.js';
export { ApiLog, type ApiCall, type ApiCallListener } from './log/index.js';
export { newId } from './new-id.js';
export { presentConversation } from './routes/present.js';
export type { ServerOptions } from './server/platform-server.js';
export * from './world/index.js';
