import type { Secret } from '../common/index.js';
import type { MessagingInterceptor } from './messaging-interceptor.interface.js';

/** Credentials of a project's own account: a dashboard user, or a user's JWT. @see protocol.md 5.3 */
export type ProjectCredentials = { user: string; password: Secret | string } | { token: Secret | string };

export interface CircuitBreakerOptions {
  /** Consecutive failures that open the circuit. Default 10. */
  failures?: number;
  /** Time until one call tests an open circuit, in milliseconds. Default 10000. */
  coolDownMs?: number;
}

export interface RateLimitOptions {
  /** Calls of one project per minute. */
  perMinute: number;
  /** Burst size. Default 1. */
  burst?: number;
}

/** The proxy of a network whose traffic may leave only through one. */
export interface ProxyOptions {
  /**
   * `http://` or `https://`, with user and password if the proxy requires them. TLS to the platform runs through a
   * CONNECT tunnel.
   */
  url: Secret | string;
  /** Hosts that are reached without the proxy, in the form of NO_PROXY: `.corp.example.com,10.0.0.1:8080`. */
  except?: string;
}

/** Authenticates this service to a platform that requires a client certificate. */
export interface ClientCertificate {
  /** Certificate chain (PEM). */
  cert: string;
  /** Private key (PEM). */
  key: Secret | string;
  /** The passphrase of an encrypted key. */
  passphrase?: Secret | string;
}

/** The options of one project. Each one left out is taken from the module's own options. */
export interface ProjectOptions {
  /** The platform of the project: the only address that its tokens and credentials go to. */
  readonly apiUrl?: string;
  /** Timeout of one call in milliseconds, including retries. */
  readonly timeoutMs?: number;
  /** Maximum retries for calls that may be repeated. */
  readonly retries?: number;
  readonly rateLimit?: RateLimitOptions;
  /** For the Pingstreams client. */
  readonly credentials?: ProjectCredentials;
}

/** Returns the options of each project: the projects file of the service, or your own source. */
export interface ProjectDirectory {
  /**
   * Called for every handle, so it must be a look-up. The same object means the same options. After a change, return
   * another object: existing handles keep the previous one. An error rejects the project.
   *
   * @param botId without `bot_`, if known
   */
  forProject(projectId: string, botId?: string): ProjectOptions;
}

/** The options of MessagingModule. Only `apiUrl` has no default. */
export interface MessagingOptions {
  /**
   * Address of the platform's REST interface, with the version: `https://api.pingstreams.com/v3`. Credentials go to
   * this host only. https, except on loopback.
   */
  apiUrl: string;
  /**
   * Timeout of one call in milliseconds, everything included: waiting for a connection, retries and pauses. Default
   * 10000.
   */
  timeoutMs?: number;
  /** Timeout of one attempt in milliseconds. Default: 60 % of the call, so that there is time for a second one. */
  attemptTimeoutMs?: number;
  /**
   * Connections to one host at the same time; more calls wait for one. A single project uses at most half of them, so
   * that its slow calls do not hold up those of other projects. Default 50.
   */
  maxConnections?: number;
  /** Maximum retries for calls that may be repeated. Default 2; 0 switches them off. */
  retries?: number;
  /** The first delay between two attempts, in milliseconds; it doubles, and half of it is random. Default 250. */
  backoffMs?: number;
  /** Circuit breaker: stops calls to a platform that keeps failing. `false` switches it off. */
  circuitBreaker?: CircuitBreakerOptions | false;
  /** Delays calls of one project to keep them below a rate. Off by default. */
  rateLimit?: RateLimitOptions;
  /** Credentials by project id, for the Pingstreams client; `*` applies to all other projects. */
  credentials?: Readonly<Record<string, ProjectCredentials>>;
  /** Options by project: other platforms in the same process, other limits. */
  projects?: ProjectDirectory;
  /** Run around every HTTP request, the first one outermost. */
  interceptors?: readonly MessagingInterceptor[];
  /** Certificate (PEM) of a private authority that signs the platform's certificate, in addition to the public ones. */
  ca?: string;
  /** Sent to a platform that requires one. */
  clientCertificate?: ClientCertificate;
  /** All https calls go through this proxy. */
  proxy?: ProxyOptions;
  /**
   * How long an idle connection is kept, in milliseconds. Default 4000. Must be shorter than the idle timeouts of
   * gateways on the way.
   */
  keepAliveMs?: number;
  /** Replaces the network: answers every request as `fetch` does. For tests without a port. */
  fetch?: PlatformFetch;
  /** Replaces waiting: takes the pauses of replies that are sent through this API. For tests without sleeping. */
  pause?: PlatformPause;
}

/**
 * Returns the response to a request, of any status. If there is none, rejects with an error that has a `code` of
 * Node's.
 */
export type PlatformFetch = (request: Request) => Promise<Response>;

/** Resolves after the given milliseconds, or rejects when the signal aborts. */
export type PlatformPause = (milliseconds: number, signal?: AbortSignal) => Promise<void>;
