import type { Secret } from '../common/index.js';
import type { MessagingInterceptor } from './messaging-interceptor.interface.js';

/** What a project's own account signs in with: a dashboard user, or a user's JWT. @see protocol.md 5.3 */
export type ProjectCredentials = { user: string; password: Secret | string } | { token: Secret | string };

export interface CircuitBreakerOptions {
  /** So many failures of the platform in a row stop the calls. Default 10. */
  failures?: number;
  /** After so many milliseconds one call tries again. Default 10000. */
  coolDownMs?: number;
}

export interface RateLimitOptions {
  /** Calls of one project a minute. */
  perMinute: number;
  /** So many of them may come at once. Default 1. */
  burst?: number;
}

/** The way out of a network that lets traffic leave through a proxy only. */
export interface ProxyOptions {
  /** `http://` or `https://`, with user and password if the proxy wants them. TLS to the platform runs through a CONNECT tunnel. */
  url: Secret | string;
  /** Hosts that are reached directly, in the form of NO_PROXY: `.corp.example.com,10.0.0.1:8080`. */
  except?: string;
}

/** Proves this service to a platform that asks for a client certificate. */
export interface ClientCertificate {
  /** Certificate chain (PEM). */
  cert: string;
  /** Private key (PEM). */
  key: Secret | string;
  /** Of an encrypted key. */
  passphrase?: Secret | string;
}

/** What is different for one project. What it leaves out is as the module's own options say. */
export interface ProjectOptions {
  /** The platform where the project lives: the only place where its tokens and credentials go. */
  readonly apiUrl?: string;
  /** One call in milliseconds, everything included. */
  readonly timeoutMs?: number;
  /** How often a call is repeated that may be repeated. */
  readonly retries?: number;
  readonly rateLimit?: RateLimitOptions;
  /** For the Pingstreams client. */
  readonly credentials?: ProjectCredentials;
}

/** Knows what is different for which project: the projects file of the service, or a directory of your own. */
export interface ProjectDirectory {
  /**
   * Asked for every handle, so it must be a look-up. The same object means the same options; when they change, give
   * another one: handles that were made before keep theirs. An error refuses the project.
   *
   * @param botId without `bot_`, where it is known
   */
  forProject(projectId: string, botId?: string): ProjectOptions;
}

/** What MessagingModule needs to know. Only `apiUrl` has no default. */
export interface MessagingOptions {
  /**
   * Address of the platform's REST interface, with the version: `https://api.pingstreams.com/v3`.
   * Credentials go to this host and to no other. https, except on loopback.
   */
  apiUrl: string;
  /** One call in milliseconds, everything included: waiting for a connection, repeats and pauses. Default 10000. */
  timeoutMs?: number;
  /** One attempt of a call in milliseconds. Default: 60 % of the call, so that there is time for a second one. */
  attemptTimeoutMs?: number;
  /**
   * Connections to one host at the same time; more calls wait for one. A single project uses at most half of them, so
   * that its slow calls do not hold up those of other projects. Default 50.
   */
  maxConnections?: number;
  /** How often a call is repeated that may be repeated. Default 2; 0 switches it off. */
  retries?: number;
  /** The first pause between two attempts, in milliseconds; it doubles, and varies by half. Default 250. */
  backoffMs?: number;
  /** Leaves a platform alone that fails again and again. `false` switches it off. */
  circuitBreaker?: CircuitBreakerOptions | false;
  /** Holds calls of one project back so that they stay below a limit. Off by default. */
  rateLimit?: RateLimitOptions;
  /** Project credentials by project id, for the Pingstreams client; `*` is for projects that are not named. */
  credentials?: Readonly<Record<string, ProjectCredentials>>;
  /** Projects with options of their own: other platforms in the same process, other limits. */
  projects?: ProjectDirectory;
  /** Around every HTTP request, the first one outermost. */
  interceptors?: readonly MessagingInterceptor[];
  /** Certificate (PEM) of a private authority that signs the platform's certificate, beside the public ones. */
  ca?: string;
  /** Presented to a platform that asks for it. */
  clientCertificate?: ClientCertificate;
  /** All https calls go through this proxy. */
  proxy?: ProxyOptions;
  /** How long an idle connection is kept, in milliseconds. Default 4000. Must be shorter than gateways on the way keep theirs. */
  keepAliveMs?: number;
  /** In place of the network: answers every request as `fetch` does. For tests without a port. */
  fetch?: PlatformFetch;
  /** In place of waiting: takes the pauses of replies that go through this API. For tests without sleeping. */
  pause?: PlatformPause;
}

/** Gives the answer of a request, whatever its status; rejects with an error that has a `code` of Node's where there is none. */
export type PlatformFetch = (request: Request) => Promise<Response>;

/** Resolves after so many milliseconds, or rejects when the signal aborts. */
export type PlatformPause = (milliseconds: number, signal?: AbortSignal) => Promise<void>;
