import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  type Sampler,
} from '@opentelemetry/sdk-trace';

/**
 * The sampler that `OTEL_TRACES_SAMPLER` and `OTEL_TRACES_SAMPLER_ARG` name, as the specification has them; without
 * them all calls are traced, but those whose caller decided otherwise.
 */
export function samplerOf(env: NodeJS.ProcessEnv): Sampler {
  const [, parentBased, kind] = /^(parentbased_)?(\w+)$/.exec(env.OTEL_TRACES_SAMPLER?.trim() ?? '') ?? [];
  const root = rootSampler(kind, Number(env.OTEL_TRACES_SAMPLER_ARG ?? 1));
  return kind === undefined || parentBased !== undefined ? new ParentBasedSampler({ root }) : root;
}

function rootSampler(kind: string | undefined, ratio: number): Sampler {
  if (kind === 'always_off') return new AlwaysOffSampler();
  const isRatio = kind === 'traceidratio' && ratio >= 0 && ratio <= 1;
  return isRatio ? new TraceIdRatioBasedSampler(ratio) : new AlwaysOnSampler();
}
