import type { IncomingCall } from './incoming-call.js';

/** `absent`: the call does not carry the data that this verifier checks. */
export type Verdict = 'accepted' | 'rejected' | 'absent';

/**
 * One way to authenticate the platform. The built-in verifiers are switched on by their settings; an application's own
 * class, decorated with `@VerifiesCallers()`, by being provided.
 *
 * @see protocol.md 5.4
 * @publicApi
 */
export interface CallerVerifier {
  /** Its name in the log, after 'wrong': `secret`, `signature`. Holds nothing of the call. */
  readonly name: string;
  /**
   * False, the default: called before a byte of the body is read. True: called after the body is read, so the service
   * reads and parses bodies of unauthenticated callers.
   */
  readonly needsBody?: boolean;
  /**
   * `proof`, the default: one accepted proof authenticates the caller. `restriction`: must be 'accepted', whatever the
   * proofs say, and never authenticates by itself.
   */
  readonly kind?: 'proof' | 'restriction';
  /** An error counts as `rejected`; the log shows its code or class, never its message. */
  verify(call: IncomingCall): Verdict | Promise<Verdict>;
}

/** For built-in verifiers: whether their settings are set. */
export interface BuiltInVerifier extends CallerVerifier {
  readonly configured: boolean;
  /** Called before the body is read, for verifiers that need it. False: no body can make them accept the call. */
  mayAccept?(call: IncomingCall): boolean;
}
