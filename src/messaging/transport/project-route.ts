import type { Credential } from './credential.js';
import type { RateLimitSettings } from './messaging-settings.js';

/** The destination and the limits of the calls of one project. Immutable, and shared by all handles of the project. */
export interface ProjectRoute {
  /** The platform's address without a trailing slash. */
  readonly apiUrl: string;
  /** Host and port of the platform. */
  readonly host: string;
  readonly timeoutMs: number;
  readonly retries: number;
  readonly rateLimit?: RateLimitSettings;
  /** Of the project's own account. */
  readonly account?: Credential;
}

/** A route and the credential of its calls. */
export interface ProjectAccess {
  readonly route: ProjectRoute;
  readonly credential: Credential;
}
