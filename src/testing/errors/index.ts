export { TestUsageError } from './test-usage.error.js';
