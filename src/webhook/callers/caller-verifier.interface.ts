import type { IncomingCall } from './incoming-call.js';

/** `absent`: the call does not carry what this verifier looks at. */
export type Verdict = 'accepted' | 'rejected' | 'absent';

/**
 * One way to tell the platform from a stranger. The built-in ones are switched on by their settings; a class of the
 * application's own, decorated with `@VerifiesCallers()`, by being provided.
 *
 * @see protocol.md 5.4
 * @publicApi
 */
export interface CallerVerifier {
  /** How the log names it, after 'wrong': `secret`, `signature`. Holds nothing of the call. */
  readonly name: string;
  /**
   * False, the default: asked before a byte of the body is read. True: asked when the body is there, which makes the
   * service read and parse the bodies of strangers.
   */
  readonly needsBody?: boolean;
  /**
   * `proof`, the default: being accepted helps a caller in. `restriction`: only 'accepted' is let through, whatever
   * the proofs say, and it helps nobody in.
   */
  readonly kind?: 'proof' | 'restriction';
  /** What it throws counts as `rejected`; the log has the error's code or class, never its words. */
  verify(call: IncomingCall): Verdict | Promise<Verdict>;
}

/** One of ours, which is asked only where its settings are there. */
export interface BuiltInVerifier extends CallerVerifier {
  readonly configured: boolean;
  /** Asked before the body is read, of verifiers that need it. False: no body can make them accept the call. */
  mayAccept?(call: IncomingCall): boolean;
}
