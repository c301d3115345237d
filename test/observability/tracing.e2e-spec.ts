import { propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import {
  InMemorySpanExporter,
  SimpleSpanProcessor,
  TracerProvider,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace';
import { Module } from '@nestjs/common';
import { FulfillmentModule, Intent, type IntentHandler } from '../../src/index.js';
import { eventually, TimeWorld } from '../dispatch/time/time-world.js';
import { ADAPTERS } from '../support/start-service.js';
import { OtlpReceiver } from './otlp-receiver.js';
import { lateReply, WatchedModule } from './watched.module.js';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const CALLER = 'b7ad6b7169203331';
const HEADERS = { 'Content-Type': 'application/json', traceparent: `00-${TRACE}-${CALLER}-01` };

describe.each(ADAPTERS)('traces of webhook calls, on %s', (adapter) => {
  const exporter = new InMemorySpanExporter();
  let world: TimeWorld;

  beforeAll(async () => {
    const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
    trace.setGlobalTracerProvider(provider);
    propagation.setGlobalPropagator(new W3CTraceContextPropagator());
    world = await TimeWorld.start(WatchedModule, adapter, { TRACING: 'global' });
  });
  beforeEach(() => exporter.reset());
  afterAll(async () => {
    await world?.stop();
    trace.disable();
    propagation.disable();
  });

  /** All spans of one call, as soon as it is over. */
  async function spansOf(
    body: unknown,
    meanwhile: () => void = () => undefined,
  ): Promise<(name: string) => ReadableSpan> {
    await world.service.post(body, { headers: HEADERS });
    meanwhile();
    await eventually(() => exporter.getFinishedSpans().some(({ name }) => name === 'webhook'), 'the trace');
    const spans = exporter.getFinishedSpans();
    return (name) => {
      const found = spans.find((span) => span.name === name);
      if (found === undefined)
        throw new Error(`No span ${name} among ${spans.map((one) => one.name).join(', ')}`);
      return found;
    };
  }

  it("go on with the caller's, a span a stage", async () => {
    const chat = world.chat();
    const span = await spansOf(chat.message('hello'));
    const root = span('webhook');
    expect(root.kind).toBe(SpanKind.SERVER);
    expect(root.spanContext().traceId).toBe(TRACE);
    expect(root.parentSpanContext?.spanId).toBe(CALLER);
    for (const stage of ['verify', 'read', 'queue', 'handle', 'reply']) {
      expect([stage, span(stage).parentSpanContext?.spanId]).toEqual([stage, root.spanContext().spanId]);
    }
    expect(root.attributes).toEqual({
      'fulfillment.call': expect.stringMatching(/^[\da-f-]{36}$/) as string,
      'fulfillment.intent': 'hello',
      'fulfillment.handler': 'WatchedIntents.hello',
      'fulfillment.outcome': 'sync',
      'fulfillment.project': '667e5e4f698c6a4ee5cf716b',
      'fulfillment.bot': expect.any(String) as string,
      'fulfillment.conversation': expect.stringMatching(/^[\da-f]{16}$/) as string,
      'http.response.status_code': 200,
    });
    expect(
      JSON.stringify(exporter.getFinishedSpans().map(({ attributes, name }) => [name, attributes])),
    ).not.toContain(chat.requestId);
  });

  it('go out with each request to the platform, which is a span of the handler', async () => {
    const chat = world.chat();
    const span = await spansOf(chat.message('noted'));
    const [request] = chat.calls;
    const outgoing = exporter.getFinishedSpans().filter(({ kind }) => kind === SpanKind.CLIENT);
    expect(outgoing).toHaveLength(1);
    expect(outgoing[0]?.parentSpanContext?.spanId).toBe(span('handle').spanContext().spanId);
    expect(request?.headers.traceparent).toBe(`00-${TRACE}-${outgoing[0]?.spanContext().spanId}-01`);
    expect(outgoing[0]?.attributes).toMatchObject({
      'http.request.method': 'POST',
      'http.response.status_code': 200,
    });
  });

  it('end with what follows the answer', async () => {
    const span = await spansOf(world.chat().message('late'), () => lateReply.open('There you are.'));
    expect(span('webhook').attributes['fulfillment.outcome']).toBe('async');
    expect(span('platform send').parentSpanContext?.spanId).toBe(span('webhook').spanContext().spanId);
    expect(span('deliver').spanContext().traceId).toBe(TRACE);
    expect(span('webhook').events.map(({ name }) => name)).toEqual(['answered']);
  });

  it('are errors where the handler fails, and hold nothing of its words', async () => {
    const span = await spansOf(world.chat().message('broken'));
    expect(span('webhook').status).toEqual({ code: SpanStatusCode.ERROR, message: 'ERROR' });
    expect(span('webhook').attributes['fulfillment.reason']).toBe('ERROR');
  });

  it('say why a call was rejected', async () => {
    const span = await spansOf({ payload: 'canary' });
    expect(span('webhook').attributes).toMatchObject({
      'fulfillment.outcome': 'rejected',
      'fulfillment.reason': 'INVALID_WEBHOOK_REQUEST',
      'fulfillment.intent': 'none',
    });
    expect(JSON.stringify(span('webhook').attributes)).not.toContain('canary');
  });
});

@Intent('traced')
class Traced implements IntentHandler {
  async handle(): Promise<string> {
    await Promise.resolve();
    trace.getTracer('shop').startSpan('look up').end();
    return 'Traced.';
  }
}

@Module({ imports: [FulfillmentModule.forRoot()], providers: [Traced] })
class TracedModule {}

describe('traces by OTLP', () => {
  const VARIABLES = ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_SERVICE_NAME', 'OTEL_TRACES_SAMPLER'];
  let receiver: OtlpReceiver;

  beforeEach(async () => {
    receiver = await OtlpReceiver.start();
    process.env.OTEL_EXPORTER_OTLP_ENDPOINT = receiver.url;
  });
  afterEach(async () => {
    for (const name of VARIABLES) delete process.env[name];
    await receiver.stop();
  });

  async function oneCall(): Promise<void> {
    const world = await TimeWorld.start(TracedModule, 'express', { TRACING: 'otlp' });
    await world.chat().says('traced');
    // The end of the service sends what waits.
    await world.stop();
  }

  it("reach the collector, with the spans of a handler's own code below the handler's", async () => {
    process.env.OTEL_SERVICE_NAME = 'shop-bots';
    await oneCall();
    const named = (name: string) => receiver.spans.find((span) => span.name === name);
    expect(receiver.spans.map(({ name }) => name).sort()).toEqual(
      ['handle', 'look up', 'queue', 'read', 'reply', 'verify', 'webhook'].sort(),
    );
    expect(named('look up')).toMatchObject({
      traceId: named('webhook')?.traceId,
      parentSpanId: named('handle')?.spanId,
    });
    expect(receiver.resourceAttributes).toContainEqual({
      key: 'service.name',
      value: { stringValue: 'shop-bots' },
    });
  });

  it('are none where the sampler says so', async () => {
    process.env.OTEL_TRACES_SAMPLER = 'always_off';
    await oneCall();
    expect(receiver.spans).toEqual([]);
  });

  it('hold up nothing when the collector is unavailable', async () => {
    process.env.OTEL_EXPORTER_OTLP_ENDPOINT = 'http://127.0.0.1:9';
    await expect(oneCall()).resolves.toBeUndefined();
  });
});
