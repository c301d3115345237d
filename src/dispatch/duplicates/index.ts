export { duplicateKey } from './duplicate-key.js';
export { Duplicates, type Started } from './duplicates.service.js';
