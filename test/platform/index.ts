export type { Fault, FaultRule } from '../../src/playground/index.js';
export * from './seed.js';
export { RecordingPlatform, type RecordedCall } from './recording-platform.js';
export { TestWorld } from './test-world.js';
