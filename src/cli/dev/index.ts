export { BuildReport } from './build-report.js';
export { nestCliOf } from './nest-cli.js';
export { runWatched, type WatchEnd } from './run-watched.js';
