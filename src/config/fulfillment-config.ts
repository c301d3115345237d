import { IsBoolean, IsIn, IsInstance, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import type { Secret } from '../common/index.js';
import { Passes, basicCredentials, platformUrl, readableFile, secretList } from './checks/index.js';
import { PLATFORMS, type Platform } from './platform-profiles.js';
import {
  toBoolean,
  toBytes,
  toInteger,
  toKeyword,
  toPath,
  toProduction,
  toSecrets,
  toText,
  toTrustProxy,
  toUrl,
} from './setting-parsers.js';
import { Setting } from './setting.decorator.js';
import { TrustProxy } from './trust-proxy.js';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** Segments of unreserved characters, none of them `.` or `..`: what every router and every proxy leaves as it is. */
const PATH = /^\/$|^(?:\/(?!\.{1,2}(?:\/|$))[\w.~-]+)+$/;

/**
 * The configuration of the service: every setting, validated, in one frozen object, and the token to inject it by.
 *
 * This class is the one place that defines the settings. `loadConfig` reads them, the validators beside them decide,
 * and docs/configuration.md is generated from them. What concerns several settings at once is in config-rules.ts.
 */
export class FulfillmentConfig {
  @IsBoolean()
  @Setting({
    env: 'NODE_ENV',
    description: 'Production is stricter: callers must be verified, HTTPS is required, logs are JSON.',
    parse: toProduction,
    default: 'development',
    values: '`production`, or any other word',
  })
  readonly production: boolean;

  @Matches(/^[\w.:%-]+$/, { message: '$property must be an IP address or a host name' })
  @Setting({
    env: 'HOST',
    description: 'The address to listen on.',
    parse: toText,
    default: '0.0.0.0',
    values: 'an IP address or a host name',
  })
  readonly host: string;

  @Max(65_535)
  @Min(0)
  @IsInt()
  @Setting({
    env: 'PORT',
    description: 'The port to listen on. `0` takes a free one.',
    parse: toInteger,
    default: '3000',
  })
  readonly port: number;

  @IsIn(['express', 'fastify'])
  @Setting({
    env: 'HTTP_ADAPTER',
    description: 'The HTTP server below Nest.',
    parse: toKeyword,
    default: 'express',
  })
  readonly httpAdapter: 'express' | 'fastify';

  /** Begins with a slash and does not end with one (but for `/` itself). */
  @Matches(PATH, {
    message: "$property must be a path of letters, digits, '-', '.', '_' and '~' between slashes",
  })
  @Setting({
    env: 'WEBHOOK_PATH',
    description: 'Where the platform posts to.',
    parse: toPath,
    default: '/webhook',
    values: 'a path without `?`, `#`, `:`, `*` and spaces',
    hidden: true,
  })
  readonly webhookPath: string;

  /** Bytes. */
  @Max(1024 ** 3)
  @Min(1024)
  @IsInt({ message: '$property must be a size in bytes, or with a unit: 500kb, 10mb' })
  @Setting({
    env: 'BODY_LIMIT',
    description: 'The largest request body. A larger one gets 413 with a JSON error.',
    parse: toBytes,
    default: '10mb',
    values: 'bytes, or a number with `kb`, `mb` or `gb` (`1kb` to `1gb`)',
  })
  readonly bodyLimit: number;

  /** Milliseconds. */
  @Max(3_600_000)
  @Min(1000)
  @IsInt()
  @Setting({
    env: 'KEEP_ALIVE_TIMEOUT_MS',
    description:
      'How long an idle connection stays open. Must be longer than callers and proxies keep theirs.',
    parse: toInteger,
    default: '75000',
  })
  readonly keepAliveTimeoutMs: number;

  @IsIn(PLATFORMS)
  @Setting({
    env: 'PLATFORM',
    description: 'Whose messaging API is called, and so where conversation tokens may go.',
    parse: toKeyword,
    default: 'pingstreams',
  })
  readonly platform: Platform;

  /** Without a trailing slash. */
  @Passes(platformUrl)
  @IsOptional()
  @Setting({
    env: 'PLATFORM_API_URL',
    description: 'The messaging API of an installation of your own. Only with `PLATFORM=custom`.',
    parse: toUrl,
    defaultText: "the profile's address",
    values: 'an https URL (or http to localhost)',
    cure: 'Set the base address of the messaging API, for example https://chat.example.com/api/v3.',
    hidden: true,
  })
  readonly platformApiUrl: string;

  /** Milliseconds. */
  @Max(600_000)
  @Min(100)
  @IsInt()
  @Setting({
    env: 'PLATFORM_TIMEOUT_MS',
    description: 'The time that one call of the messaging API may take.',
    parse: toInteger,
    default: '10000',
  })
  readonly platformTimeoutMs: number;

  /** Milliseconds. */
  @Max(600_000)
  @Min(100)
  @IsInt()
  @Setting({
    env: 'REPLY_DEADLINE_MS',
    description: 'How long a handler may take until its reply goes through the messaging API instead.',
    parse: toInteger,
    default: '10000',
  })
  readonly replyDeadlineMs: number;

  @Passes(secretList)
  @Setting({
    env: 'WEBHOOK_SECRETS',
    description: 'Accepted as `/webhook/<secret>`, `?secret=` and `X-Webhook-Secret`. Several for rotation.',
    parse: toSecrets,
    defaultText: 'none',
    values: 'a list by comma',
    cure: 'Make a secret with `openssl rand -hex 32`; put a comma between several.',
    hidden: true,
    fromFile: true,
  })
  readonly webhookSecrets: readonly Secret[];

  /** Each reveals `user:password`. */
  @Passes(basicCredentials)
  @Setting({
    env: 'WEBHOOK_BASIC_AUTH',
    description: 'Basic credentials: what stands before the `@` of the webhook URL.',
    parse: toSecrets,
    defaultText: 'none',
    values: 'a list of `user:password` by comma',
    cure: 'Write user:password; put a comma between several.',
    hidden: true,
    fromFile: true,
  })
  readonly webhookBasicAuth: readonly Secret[];

  @IsIn(['required', 'optional', 'none'])
  @Setting({
    env: 'WEBHOOK_VERIFICATION',
    description: 'Whether callers must prove who they are. See [Verification](#verification).',
    parse: toKeyword,
    default: (production) => (production ? 'required' : 'optional'),
    hidden: true,
  })
  readonly webhookVerification: 'required' | 'optional' | 'none';

  /** True when a call without a valid secret or credential is refused. Derived; no setting of its own. */
  readonly verifiesCallers: boolean;

  @Passes(readableFile)
  @IsOptional()
  @Setting({
    env: 'TLS_CERT_FILE',
    description: 'Certificate chain (PEM), to serve HTTPS here. Together with `TLS_KEY_FILE`.',
    parse: toText,
    values: 'the path of a file',
    cure: 'Give the path of a PEM file that the user of this process can read.',
  })
  readonly tlsCertFile?: string;

  @Passes(readableFile)
  @IsOptional()
  @Setting({
    env: 'TLS_KEY_FILE',
    description: 'Private key (PEM) of that certificate.',
    parse: toText,
    values: 'the path of a file',
    cure: 'Give the path of a PEM file that the user of this process can read.',
  })
  readonly tlsKeyFile?: string;

  @IsInstance(TrustProxy, {
    message: '$property must be true, false, or a list of IP addresses, CIDR blocks and the word loopback',
  })
  @Setting({
    env: 'TRUST_PROXY',
    description: 'The proxies where HTTPS ends: their `X-Forwarded-Proto` is believed, and must say https.',
    parse: toTrustProxy,
    default: 'false',
    values: '`true`, `false`, or a list by comma of IP addresses, CIDR blocks and `loopback`',
    cure: 'Name the proxies, for example TRUST_PROXY=10.0.0.0/8; a number of hops is not supported.',
  })
  readonly trustProxy: TrustProxy;

  @IsBoolean()
  @Setting({
    env: 'REQUIRE_HTTPS',
    description: 'Plain HTTP from anywhere but loopback gets 403 with a JSON error. Never a redirect.',
    parse: toBoolean,
    default: (production) => String(production),
  })
  readonly requireHttps: boolean;

  @IsIn(LOG_LEVELS)
  @Setting({
    env: 'LOG_LEVEL',
    description: 'The least serious level that is logged.',
    parse: toKeyword,
    default: 'info',
  })
  readonly logLevel: (typeof LOG_LEVELS)[number];

  @IsIn(['json', 'pretty'])
  @Setting({
    env: 'LOG_FORMAT',
    description: 'One JSON object a line, or for human eyes.',
    parse: toKeyword,
    default: (production) => (production ? 'json' : 'pretty'),
  })
  readonly logFormat: 'json' | 'pretty';
}
