import type { AdapterRequest } from './raw-http.js';

/** `absent`: the request does not carry what this verifier looks at. */
export type Verdict = 'accepted' | 'rejected' | 'absent';

/** One way to tell the platform from a stranger. The platform signs nothing. @see protocol.md 5.4 */
export interface CallerVerifier {
  /** How the log names it. */
  readonly name: string;
  verify(request: AdapterRequest): Verdict;
}
