import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { InvalidMessagingOptionsError } from '../errors/index.js';
import type { MessagingInterceptor } from '../messaging-interceptor.interface.js';
import type {
  MessagingOptions,
  PlatformFetch,
  PlatformPause,
  ProjectDirectory,
} from '../messaging-options.interface.js';
import {
  ATTEMPT_SHARE,
  DEFAULT_BACKOFF_MS,
  DEFAULT_CIRCUIT_COOL_DOWN_MS,
  DEFAULT_CIRCUIT_FAILURES,
  DEFAULT_KEEP_ALIVE_MS,
  DEFAULT_MAX_CONNECTIONS,
  DEFAULT_RETRIES,
  DEFAULT_TIMEOUT_MS,
  MESSAGING_OPTIONS,
} from '../messaging.constants.js';
import { projectCredential, type Credential } from './credential.js';
import {
  clientCertificate,
  proxySettings,
  type ClientCertificateSettings,
  type ProxySettings,
} from './network-settings.js';
import type { ProjectRoute } from './project-route.js';

export interface CircuitSettings {
  failures: number;
  coolDownMs: number;
}

export interface RateLimitSettings {
  perMinute: number;
  burst: number;
}

/** The entry of `credentials` for projects without a separate one. */
const ANY_PROJECT = '*';

const LOOPBACK = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/;

/**
 * The options, checked once at the start and with their defaults filled in. All other code reads them here. They are
 * also the route of every project without separate options.
 */
@Injectable()
export class MessagingSettings implements ProjectRoute {
  /** The platform's address without a trailing slash. */
  readonly apiUrl: string;
  /** Host and port of the platform. */
  readonly host: string;
  readonly secure: boolean;
  readonly timeoutMs: number;
  readonly maxConnections: number;
  readonly keepAliveMs: number;
  readonly ca?: string;
  readonly clientCertificate?: ClientCertificateSettings;
  readonly proxy?: ProxySettings;
  readonly retries: number;
  readonly backoffMs: number;
  readonly circuit?: CircuitSettings;
  readonly rateLimit?: RateLimitSettings;
  readonly projects?: ProjectDirectory;
  readonly interceptors: readonly MessagingInterceptor[];
  /** Replaces the network. */
  readonly fetch?: PlatformFetch;
  readonly pause: PlatformPause;
  private readonly fixedAttemptMs?: number;
  private readonly credentials: ReadonlyMap<string, Credential>;

  constructor(@Inject(MESSAGING_OPTIONS) options: MessagingOptions) {
    const { apiUrl, host } = apiAddress(options.apiUrl);
    this.apiUrl = apiUrl;
    this.host = host;
    this.secure = apiUrl.startsWith('https:');
    this.timeoutMs = atLeast(1, 'timeoutMs', options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
    this.maxConnections = atLeast(1, 'maxConnections', options.maxConnections ?? DEFAULT_MAX_CONNECTIONS);
    this.keepAliveMs = atLeast(1, 'keepAliveMs', options.keepAliveMs ?? DEFAULT_KEEP_ALIVE_MS);
    this.ca = options.ca;
    this.clientCertificate = clientCertificate(options.clientCertificate);
    this.proxy = proxySettings(options.proxy);
    this.retries = atLeast(0, 'retries', options.retries ?? DEFAULT_RETRIES);
    this.backoffMs = atLeast(1, 'backoffMs', options.backoffMs ?? DEFAULT_BACKOFF_MS);
    this.circuit = circuitSettings(options.circuitBreaker);
    this.rateLimit = rateLimitSettings(options.rateLimit);
    this.projects = options.projects;
    this.interceptors = options.interceptors ?? [];
    this.fetch = options.fetch;
    this.pause = options.pause ?? realPause;
    if (options.attemptTimeoutMs !== undefined) {
      this.fixedAttemptMs = atLeast(1, 'attemptTimeoutMs', options.attemptTimeoutMs);
    }
    const credentials = Object.entries(options.credentials ?? {});
    this.credentials = new Map(credentials.map(([id, value]) => [id, projectCredential(value)]));
  }

  /** Maximum time of one attempt of a call. */
  attemptTimeoutMs(callTimeoutMs: number): number {
    return this.fixedAttemptMs ?? Math.ceil(callTimeoutMs * ATTEMPT_SHARE);
  }

  credentialOf(projectId: string): Credential | undefined {
    return this.credentials.get(projectId) ?? this.credentials.get(ANY_PROJECT);
  }
}

/** The address without a trailing slash, and its host and port. */
export function apiAddress(text: string): { apiUrl: string; host: string } {
  const url = platformUrl(text);
  return { apiUrl: url.href.replace(/\/+$/, ''), host: url.host };
}

function platformUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new InvalidMessagingOptionsError(
      '"apiUrl" is not an http(s) address',
      'Set it to the address of the REST interface, for example https://api.pingstreams.com/v3.',
    );
  }
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
    throw new InvalidMessagingOptionsError(
      '"apiUrl" is not https',
      'Conversation tokens are credentials and must be encrypted in transit. Plain http is for loopback only.',
    );
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new InvalidMessagingOptionsError(
      '"apiUrl" has parts other than scheme, host and path',
      'Remove user, password, query and fragment. Project credentials have a separate option.',
    );
  }
  return url;
}

function circuitSettings(options: MessagingOptions['circuitBreaker'] = {}): CircuitSettings | undefined {
  if (options === false) return undefined;
  return {
    failures: atLeast(1, 'circuitBreaker.failures', options.failures ?? DEFAULT_CIRCUIT_FAILURES),
    coolDownMs: atLeast(1, 'circuitBreaker.coolDownMs', options.coolDownMs ?? DEFAULT_CIRCUIT_COOL_DOWN_MS),
  };
}

export function rateLimitSettings(options: MessagingOptions['rateLimit']): RateLimitSettings | undefined {
  if (options === undefined) return undefined;
  return {
    perMinute: atLeast(1, 'rateLimit.perMinute', options.perMinute),
    burst: atLeast(1, 'rateLimit.burst', options.burst ?? 1),
  };
}

export function atLeast(least: number, name: string, value: number): number {
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new InvalidMessagingOptionsError(
    `"${name}" is not a whole number from ${least} up`,
    `Correct "${name}".`,
  );
}

const realPause: PlatformPause = (milliseconds, signal) => sleep(milliseconds, undefined, { signal });
