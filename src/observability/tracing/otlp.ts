import { context, propagation, trace } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { PACKAGE_VERSION } from '../../common/index.js';
import { CallContextManager } from './call-context-manager.js';
import { CallTracer } from './call-tracer.js';
import { samplerOf } from './sampler-of.js';

const NAME = 'pingstreams-fulfillment';

/**
 * A separate tracer, with the collector that the `OTEL_*` variables name. It also becomes the global one, unless the
 * application has registered one, so that the application's own spans belong to the same traces.
 */
export function startOtlp(env: NodeJS.ProcessEnv): { tracer: CallTracer; stop: () => Promise<void> } {
  const provider = new TracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': NAME, 'service.version': PACKAGE_VERSION }))
      .merge(detectResources({ detectors: [envDetector] })),
    sampler: samplerOf(env),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  });
  const propagator = new W3CTraceContextPropagator();
  const tracer = new CallTracer(provider.getTracer(NAME, PACKAGE_VERSION), propagator);
  const manager = new CallContextManager((call) => tracer.contextOf(call));
  const isGlobal = trace.setGlobalTracerProvider(provider);
  if (isGlobal) {
    context.setGlobalContextManager(manager.enable());
    propagation.setGlobalPropagator(propagator);
  }
  return {
    tracer,
    stop: async () => {
      if (isGlobal) {
        trace.disable();
        context.disable();
        propagation.disable();
      }
      await provider.shutdown();
    },
  };
}
