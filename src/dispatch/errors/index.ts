export { HandlerFailedError } from './handler-failed.error.js';
export { HandlerTimeoutError } from './handler-timeout.error.js';
export { ReplyUndeliveredError } from './reply-undelivered.error.js';
export { ShuttingDownError } from './shutting-down.error.js';
export { TooManyTurnsError } from './too-many-turns.error.js';
export { TurnSupersededError } from './turn-superseded.error.js';
export { UnknownIntentError } from './unknown-intent.error.js';
