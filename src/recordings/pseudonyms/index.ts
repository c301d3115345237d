export { Anonymiser, type AnonymiserOptions } from './anonymiser.js';
export { Pseudonyms } from './pseudonyms.js';
