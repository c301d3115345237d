export { answerBeforeCrash } from './answer-before-crash.js';
export { OpenRequests } from './open-requests.js';
export { OrderlyShutdown } from './orderly-shutdown.js';
export { shutDownOnSignals } from './shut-down-on-signals.js';
export { SAME_SIGNAL_MS, shutdownSignals } from './shutdown-signals.js';
