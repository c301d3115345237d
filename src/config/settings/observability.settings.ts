import { IsBoolean, IsIn, IsInstance, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { Secret } from '../../common/index.js';
import { toBoolean, toInteger, toKeyword, toSecret, toText } from '../setting-parsers.js';
import { Setting } from '../setting.decorator.js';
import { ProcessSettings } from './process.settings.js';

/** What the service says of itself, and to whom. */
export class ObservabilitySettings extends ProcessSettings {
  @IsBoolean()
  @Setting({
    env: 'METRICS',
    description:
      'Whether metrics are kept. Who may read them: see [Metrics](observability.md#who-may-read-them).',
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
    description: 'A port of its own for `/metrics`, which the main port has no more. `0` takes a free one.',
    parse: toInteger,
  })
  readonly metricsPort?: number;

  @IsInstance(Secret)
  @IsOptional()
  @Setting({
    env: 'METRICS_TOKEN',
    description: 'What a reader of `/metrics` shows: `Authorization: Bearer <token>`.',
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
      'Spans of webhook calls: to the collector that the `OTEL_*` variables name, or to the tracer that the application has registered.',
    parse: toKeyword,
    default: 'off',
  })
  readonly tracing: 'off' | 'otlp' | 'global';

  @IsBoolean()
  @Setting({
    env: 'HEALTH_DETAILS',
    description: 'Whether health checks say what they looked at. `false`: one word.',
    parse: toBoolean,
    default: (production) => String(!production),
  })
  readonly healthDetails: boolean;

  @Matches(/^[\w.:/+-]{1,128}$/, { message: '$property must be a short word without spaces' })
  @IsOptional()
  @Setting({
    env: 'FULFILLMENT_BUILD',
    description: 'What `/info` and the metrics say of the build: a commit, for example.',
    parse: toText,
    values: 'a word',
    cure: 'Give a commit or a version: letters, digits and . : / + - _',
  })
  readonly build?: string;
}
