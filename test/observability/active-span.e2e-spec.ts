import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import {
  InMemorySpanExporter,
  SimpleSpanProcessor,
  TracerProvider,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace';
import { Injectable, Module, UseGuards, type CanActivate, type OnModuleInit } from '@nestjs/common';
import {
  FulfillmentModule,
  Intent,
  Intents,
  OutboxService,
  Secret,
  type IntentContext,
} from '../../src/index.js';
import { Gate } from '../dispatch/time/gate.js';
import { eventually, TimeWorld } from '../dispatch/time/time-world.js';
import { ADAPTERS } from '../support/start-service.js';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const HEADERS = { 'Content-Type': 'application/json', traceparent: `00-${TRACE}-b7ad6b7169203331-01` };

const gate = new Gate();

/** An instrumented library: its span goes below the active one. */
function lookUp(name: string): void {
  trace.getTracer('shop').startSpan(name).end();
}

class LookUpGuard implements CanActivate {
  canActivate(): boolean {
    lookUp('in the guard');
    return true;
  }
}

@Intents()
class TracedIntents {
  constructor(private readonly outbox: OutboxService) {}

  @Intent('now')
  @UseGuards(LookUpGuard)
  async now(): Promise<string> {
    await Promise.resolve();
    lookUp('in the handler');
    return 'Now.';
  }

  @Intent('late', { deadline: 50 })
  async late(): Promise<string> {
    await gate.pass();
    lookUp('in the late handler');
    return 'There you are.';
  }

  @Intent('job')
  async job({ conversation }: IntentContext): Promise<string> {
    const { projectId, requestId } = conversation;
    await this.outbox.submit('invoice', { projectId, requestId, token: new Secret('a-token') }, { order: 7 });
    return 'It is on its way.';
  }

  @Intent('own')
  own({ conversation }: IntentContext): Promise<string> {
    return trace.getTracer('shop').startActiveSpan('check out', async (span) => {
      await conversation.note('Paid.');
      span.end();
      return 'Paid.';
    });
  }

  @Intent('later')
  async later({ conversation }: IntentContext): Promise<string> {
    await conversation.sendLater('One more.');
    return 'Wait.';
  }
}

@Injectable()
class Invoices implements OnModuleInit {
  constructor(private readonly outbox: OutboxService) {}

  onModuleInit(): void {
    this.outbox.register('invoice', async () => {
      await Promise.resolve();
      lookUp('in the job');
    });
  }
}

@Module({ imports: [FulfillmentModule.forRoot()], providers: [TracedIntents, Invoices] })
class TracedModule {}

describe.each(ADAPTERS)('the active span with TRACING=global, on %s', (adapter) => {
  const exporter = new InMemorySpanExporter();
  let world: TimeWorld;

  beforeAll(async () => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    trace.setGlobalTracerProvider(
      new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }),
    );
    propagation.setGlobalPropagator(new W3CTraceContextPropagator());
    world = await TimeWorld.start(TracedModule, adapter, { TRACING: 'global' });
  });
  beforeEach(() => exporter.reset());
  afterAll(async () => {
    await world?.stop();
    context.disable();
    trace.disable();
    propagation.disable();
  });

  const found = (name: string): ReadableSpan | undefined =>
    exporter.getFinishedSpans().find((span) => span.name === name);
  const parentOf = (name: string): string | undefined => {
    const id = found(name)?.parentSpanContext?.spanId;
    return exporter.getFinishedSpans().find((span) => span.spanContext().spanId === id)?.name;
  };
  const ended = (name: string): Promise<void> => eventually(() => found(name) !== undefined, `span ${name}`);
  const says = (intent: string): Promise<unknown> =>
    world.service.post(world.chat().message(intent), { headers: HEADERS });

  it("is the handler's in a guard and in a handler, in the caller's trace", async () => {
    await says('now');
    await ended('webhook');
    for (const name of ['in the guard', 'in the handler']) {
      expect(found(name)?.spanContext().traceId).toBe(TRACE);
      expect(parentOf(name)).toBe('handle');
    }
  });

  it('stays active in a handler that replies late', async () => {
    await says('late');
    await gate.openOnArrival();
    await ended('webhook');
    expect(found('in the late handler')?.spanContext().traceId).toBe(TRACE);
    expect(parentOf('in the late handler')).toBe('handle');
    expect(found('platform send')?.spanContext().traceId).toBe(TRACE);
  });

  it("is the handler's own for what it asks of the platform", async () => {
    await says('own');
    await ended('webhook');
    expect(parentOf('check out')).toBe('handle');
    const [request] = exporter.getFinishedSpans().filter(({ name }) => name.startsWith('platform '));
    expect(request && parentOf(request.name)).toBe('check out');
  });

  it("is the job's in a processor of the application", async () => {
    await says('job');
    await ended('job invoice');
    expect(parentOf('in the job')).toBe('job invoice');
    expect(found('in the job')?.spanContext().traceId).not.toBe(TRACE);
  });

  it("is the job's for what the outbox sends later", async () => {
    await says('later');
    await ended('platform send');
    await eventually(() => parentOf('platform send') !== undefined, 'the span of the job');
    expect(parentOf('platform send')).toMatch(/^job /);
  });
});
