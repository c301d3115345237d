export type { Fault, FaultRule } from '../../src/playground/index.js';
export * from './seed.js';
export { TestPlatform, type RecordedCall } from './test-platform.js';
export { TestWorld } from './test-world.js';
