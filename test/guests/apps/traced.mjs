// OpenTelemetry's NodeSDK with the instrumentations of pg and fetch, started before anything else.
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { trace } from '@opentelemetry/api';
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';

const exporter = new InMemorySpanExporter();
new NodeSDK({
  spanProcessors: [new SimpleSpanProcessor({ exporter })],
  instrumentations: [new PgInstrumentation(), new UndiciInstrumentation()],
}).start();

const { Module } = await import('@nestjs/common');
const { bootstrap, FulfillmentModule, Intent } = await import('pingstreams-fulfillment');
// By `require`, which the instrumentation can change without a loader hook.
const pg = createRequire(import.meta.url)('pg');

/** Asks a database and another service, as a handler does, and replies with the span that was active. */
class ActiveSpanIntent {
  async handle() {
    await sleep(10);
    const database = new pg.Client({ connectionString: process.env.SHOP_DATABASE_URL });
    await database.connect();
    await database.query('SELECT 1');
    await database.end();
    await fetch(process.env.SHOP_URL);
    const { traceId, spanId } = trace.getActiveSpan().spanContext();
    return JSON.stringify({ traceId, spanId });
  }
}
Intent('span')(ActiveSpanIntent);

class SpansIntent {
  handle() {
    return JSON.stringify(
      exporter.getFinishedSpans().map((span) => ({
        name: span.name,
        scope: span.instrumentationScope.name,
        traceId: span.spanContext().traceId,
        parent: span.parentSpanContext?.spanId,
      })),
    );
  }
}
Intent('spans')(SpansIntent);

class AppModule {}
Module({ imports: [FulfillmentModule.forRoot()], providers: [ActiveSpanIntent, SpansIntent] })(AppModule);

await bootstrap(AppModule);
