export { Clock, type Cancel } from './clock.js';
export { SystemClock } from './system-clock.service.js';
