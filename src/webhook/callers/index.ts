export { CallerChecks } from './caller-checks.service.js';
export { CallerGuard } from './caller.guard.js';
export type { CallerVerifier, Verdict } from './caller-verifier.interface.js';
export { incomingCall, type IncomingBody, type IncomingCall } from './incoming-call.js';
export { RefusedCallers } from './refused-callers.service.js';
export { signatureHeaders } from './standard-webhooks.js';
export { callerCredentials, type CallerCredentials } from './caller-credentials.js';
export { BUILT_IN_PROVIDER, BUILT_IN_VERIFIERS, VerifierList } from './verifier-list.js';
export { VerifiesCallers } from './verifies-callers.decorator.js';
