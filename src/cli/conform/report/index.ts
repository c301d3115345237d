export { junitReport } from './junit-report.js';
export { textReport } from './text-report.js';
