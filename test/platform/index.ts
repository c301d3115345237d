export type { Fault, FaultRule } from './fault.types.js';
export { TestPlatform, type RecordedCall } from './test-platform.js';
export * from './world.js';
