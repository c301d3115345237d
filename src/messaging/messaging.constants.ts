/** Injection token of the {@link MessagingOptions} as given. */
export const MESSAGING_OPTIONS = Symbol('MESSAGING_OPTIONS');

/** The platform's limit for one JSON body, in bytes. @see protocol.md 4.1 */
export const MAX_REQUEST_BYTES = 512_000;

/** Maximum size of a response that is read, in bytes: a list of messages is not paginated. @see protocol.md 8 */
export const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

export const DEFAULT_TIMEOUT_MS = 10_000;
export const DEFAULT_MAX_CONNECTIONS = 50;
/** Below the idle timeouts of servers (5 s in Node), load balancers and NAT gateways. */
export const DEFAULT_KEEP_ALIVE_MS = 4_000;
export const DEFAULT_RETRIES = 2;
export const DEFAULT_BACKOFF_MS = 250;
export const DEFAULT_CIRCUIT_FAILURES = 10;
export const DEFAULT_CIRCUIT_COOL_DOWN_MS = 10_000;

/**
 * The share of a call's time that one attempt may take. The rest is for a second attempt, or for a check of its
 * outcome.
 */
export const ATTEMPT_SHARE = 0.6;
