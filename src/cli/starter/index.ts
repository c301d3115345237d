export { packageNameOf, starterValues } from './starter-values.js';
export { configsOfOthers, TEST_RUNNERS, type TestRunner } from './test-runners.js';
export { writeStarter } from './write-starter.js';
