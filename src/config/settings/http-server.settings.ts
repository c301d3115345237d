import { IsBoolean, IsIn, IsInt, Matches, Max, Min } from 'class-validator';
import { toBytes, toInteger, toKeyword, toPath, toProduction, toText } from '../setting-parsers.js';
import { Setting } from '../setting.decorator.js';

/** Segments of unreserved characters, none of them `.` or `..`: what every router and every proxy leaves as it is. */
const PATH = /^\/$|^(?:\/(?!\.{1,2}(?:\/|$))[\w.~-]+)+$/;

/** The address that the service listens on, and the limits of requests. */
export class HttpServerSettings {
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
    description: 'The address to listen on. `0.0.0.0` is every address of the machine.',
    parse: toText,
    default: (production) => (production ? '0.0.0.0' : '127.0.0.1'),
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
    description: 'The URL path that the platform posts to.',
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
    description: 'The largest body of a call of the webhook. A larger one gets 413 with a JSON error.',
    parse: toBytes,
    default: '10mb',
    values: 'bytes, or a number with `kb`, `mb` or `gb` (`1kb` to `1gb`)',
  })
  readonly bodyLimit: number;

  /** Bytes. Those bodies are read before it is known who sends them, and whether anybody wants them. */
  @Max(1024 ** 3)
  @Min(1024)
  @IsInt({ message: '$property must be a size in bytes, or with a unit: 100kb, 1mb' })
  @Setting({
    env: 'ROUTES_BODY_LIMIT',
    description: "The same for the application's own routes, and for addresses that do not exist.",
    parse: toBytes,
    default: '100kb',
    values: 'bytes, or a number with `kb`, `mb` or `gb` (`1kb` to `1gb`)',
  })
  readonly routesBodyLimit: number;

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
}
