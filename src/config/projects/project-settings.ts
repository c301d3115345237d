import type { Secret } from '../../common/index.js';

export type ProjectAccount =
  { readonly user: string; readonly password: Secret } | { readonly token: Secret };

/**
 * Where one project lives and how it is treated. Immutable: whoever got it keeps it, also when the file is read anew.
 * A reload that does not change a project gives the same object again.
 */
export interface ProjectSettings {
  /** The name that the file gives it; undefined for a project that it does not list. */
  readonly name?: string;
  /** The messaging API, the only place where the project's tokens and credentials may go. No trailing slash. */
  readonly apiUrl: string;
  /** What the project's own account signs in with, for the `Pingstreams` client. */
  readonly credentials?: ProjectAccount;
  /** What tokens of the project's users are signed with, instead of what the environment says. */
  readonly userTokenSecrets?: readonly Secret[];
  /** For requests that carry no language. */
  readonly language?: string;
  /** Of one call of the messaging API, in milliseconds. */
  readonly timeoutMs?: number;
  /** How often a call is repeated. */
  readonly retries?: number;
  /** What callers of this project's webhook may prove themselves with. Of the whole project, its bots included. */
  readonly webhookSecrets?: readonly Secret[];
  /** This bot's own secret, which signs the conversation token. */
  readonly botSecret?: Secret;
  readonly rateLimit?: { readonly perMinute: number; readonly burst?: number };
}
