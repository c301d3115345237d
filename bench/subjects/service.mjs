import { Module } from '@nestjs/common';
import { createFulfillmentApp, FulfillmentModule, Intent, Intents } from '../../dist/src/index.js';
import { INTENTS, intentName, serve } from '../lib/serve.mjs';

class BenchIntents {}
for (let index = 0; index < INTENTS; index += 1) {
  const method = `intent${index}`;
  const descriptor = { value: () => 'Hello from the bench.', writable: true, configurable: true };
  Object.defineProperty(BenchIntents.prototype, method, descriptor);
  Intent(intentName(index))(BenchIntents.prototype, method, descriptor);
}
Intents()(BenchIntents);

class AppModule {}
Module({ imports: [FulfillmentModule.forRoot()], providers: [BenchIntents] })(AppModule);

const app = await createFulfillmentApp(AppModule);
await app.listen(0, '127.0.0.1');
serve(app.getHttpServer().address().port);
