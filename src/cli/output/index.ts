export { askToConfirm } from './confirm.js';
export { examples } from './examples.js';
export { startProgress, type Progress } from './progress.js';
export { reportResult } from './report-result.js';
export { styleFor, type Style } from './style.js';
