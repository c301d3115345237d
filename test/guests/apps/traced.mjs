// OpenTelemetry's NodeSDK, started before anything else, and a handler that reads the active span.
import { setTimeout as sleep } from 'node:timers/promises';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { trace } from '@opentelemetry/api';

new NodeSDK({ spanProcessors: [] }).start();

const { Module } = await import('@nestjs/common');
const { bootstrap, FulfillmentModule, Intent } = await import('pingstreams-fulfillment');

class ActiveSpanIntent {
  async handle() {
    await sleep(10);
    return `${trace.getActiveSpan()?.spanContext().traceId}`;
  }
}
Intent('span')(ActiveSpanIntent);

class AppModule {}
Module({ imports: [FulfillmentModule.forRoot()], providers: [ActiveSpanIntent] })(AppModule);

await bootstrap(AppModule);
