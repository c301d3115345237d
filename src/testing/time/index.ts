export { Activity } from './activity.js';
export { FakeClock } from './fake-clock.js';
export { TestTime } from './test-time.js';
