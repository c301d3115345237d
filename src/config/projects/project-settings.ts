import type { Secret } from '../../common/index.js';

export type ProjectAccount =
  { readonly user: string; readonly password: Secret } | { readonly token: Secret };

/**
 * The settings of one project. Immutable, so a request keeps the object it began with while the file is reloaded. A
 * reload that does not change a project returns the same object.
 */
export interface ProjectSettings {
  /** The project's name in the file; undefined for a project that the file does not list. */
  readonly name?: string;
  /** The messaging API, the only address that the project's tokens and credentials may go to. No trailing slash. */
  readonly apiUrl: string;
  /** The credentials of the project's own account, for the `Pingstreams` client. */
  readonly credentials?: ProjectAccount;
  /** The secrets that sign tokens of the project's users. They replace those of the environment. */
  readonly userTokenSecrets?: readonly Secret[];
  /** The default for requests without a language. */
  readonly language?: string;
  /** Timeout of one call of the messaging API, in milliseconds. */
  readonly timeoutMs?: number;
  /** Maximum retries of a call. */
  readonly retries?: number;
  /** The secrets that authenticate callers of this project's webhook, for the whole project and its bots. */
  readonly webhookSecrets?: readonly Secret[];
  /** This bot's own secret, which signs the conversation token. */
  readonly botSecret?: Secret;
  readonly rateLimit?: { readonly perMinute: number; readonly burst?: number };
}
