/** Injection token of the {@link MessagingOptions} as they were given. */
export const MESSAGING_OPTIONS = Symbol('MESSAGING_OPTIONS');

/** The platform's limit for one JSON body, in bytes. @see protocol.md 4.1 */
export const MAX_REQUEST_BYTES = 512_000;

/** What is read of one answer, in bytes: a list of messages has no pages. @see protocol.md 8 */
export const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

export const DEFAULT_TIMEOUT_MS = 10_000;
export const DEFAULT_MAX_CONNECTIONS = 50;
