export { InvalidSessionKeyError } from './invalid-session-key.error.js';
export { InvalidSessionStoreError } from './invalid-session-store.error.js';
export { InvalidSessionValueError } from './invalid-session-value.error.js';
export { SessionConflictError } from './session-conflict.error.js';
export { SessionOverError } from './session-over.error.js';
export { SessionTooLargeError } from './session-too-large.error.js';
export { SessionUnavailableError } from './session-unavailable.error.js';
export { SessionUnreadableError } from './session-unreadable.error.js';
