export { junitReport } from './junit-report.js';
export { textReport } from './text-report.js';
export { withRules } from './rules-page.js';
