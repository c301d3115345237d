import { IsBoolean, IsIn, IsInstance, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { Secret } from '../../common/index.js';
import { toBoolean, toInteger, toKeyword, toSecret, toText } from '../setting-parsers.js';
import { Setting } from '../setting.decorator.js';

/** Metrics, traces, health details and build information. */
export class ObservabilitySettings {
  @IsBoolean()
  @Setting({
    env: 'METRICS',
    description:
      'Whether metrics are collected. For access to them, see [Metrics](observability.md#who-may-read-them).',
    parse: toBoolean,
    default: 'true',
  })
  readonly metrics: boolean;

  @Max(65_535)
  @Min(0)
  @IsInt()
  @IsOptional()
  @Setting({
    env: 'METRICS_PORT',
    description:
      'A separate port for `/metrics`; the main port then does not serve it. `0` takes a free port.',
    parse: toInteger,
  })
  readonly metricsPort?: number;

  @IsInstance(Secret)
  @IsOptional()
  @Setting({
    env: 'METRICS_TOKEN',
    description: 'The token that readers of `/metrics` must send: `Authorization: Bearer <token>`.',
    parse: toSecret,
    values: 'a secret',
    cure: 'Make a secret with `openssl rand -hex 32`.',
    hidden: true,
    fromFile: true,
  })
  readonly metricsToken?: Secret;

  @IsIn(['off', 'otlp', 'global'])
  @Setting({
    env: 'TRACING',
    description:
      'The destination of spans of webhook calls: the collector that the `OTEL_*` variables name, or the tracer that the application has registered.',
    parse: toKeyword,
    default: 'off',
  })
  readonly tracing: 'off' | 'otlp' | 'global';

  @IsBoolean()
  @Setting({
    env: 'HEALTH_DETAILS',
    description: 'Whether health checks report details. `false`: only the status.',
    parse: toBoolean,
    default: (production) => String(!production),
  })
  readonly healthDetails: boolean;

  @Matches(/^[\w.:/+-]{1,128}$/, { message: '$property must be a short word without spaces' })
  @IsOptional()
  @Setting({
    env: 'FULFILLMENT_BUILD',
    description: 'The build shown by `/info` and the metrics: a commit, for example.',
    parse: toText,
    values: 'a word',
    cure: 'Give a commit or a version: letters, digits and . : / + - _',
  })
  readonly build?: string;
}
