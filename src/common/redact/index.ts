export { redact, type RedactOptions } from './redact.js';
export { redactText } from './redact-text.js';
export { SensitiveNames } from './sensitive-names.js';
