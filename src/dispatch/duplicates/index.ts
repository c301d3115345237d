export { duplicateKey } from './duplicate-key.js';
export { Duplicates, type OnOver } from './duplicates.service.js';
