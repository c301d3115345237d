/** Injection token of the {@link MessagingOptions} as they were given. */
export const MESSAGING_OPTIONS = Symbol('MESSAGING_OPTIONS');

/** The platform's limit for one JSON body, in bytes. @see protocol.md 4.1 */
export const MAX_REQUEST_BYTES = 512_000;

/** What is read of one answer, in bytes: a list of messages has no pages. @see protocol.md 8 */
export const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

export const DEFAULT_TIMEOUT_MS = 10_000;
export const DEFAULT_MAX_CONNECTIONS = 50;
/** Below the idle time of servers (Node's own is 5 s), balancers and NAT gateways. */
export const DEFAULT_KEEP_ALIVE_MS = 4_000;
export const DEFAULT_RETRIES = 2;
export const DEFAULT_BACKOFF_MS = 250;
export const DEFAULT_CIRCUIT_FAILURES = 10;
export const DEFAULT_CIRCUIT_COOL_DOWN_MS = 10_000;

/** The share of a call's time that one attempt may take: the rest is for a second one, or to ask what became of it. */
export const ATTEMPT_SHARE = 0.6;
