import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Module } from '@nestjs/common';
import { bootstrap, Fallback, FulfillmentModule } from 'pingstreams-fulfillment';

/** Answers a moment after the process was asked to stop, and says when it has begun. */
class LateIntent {
  async handle() {
    console.log('The handler runs.');
    await once(process, 'SIGTERM');
    return wait(200, 'Here I am.');
  }
}
Fallback()(LateIntent);

class AppModule {}
Module({ imports: [FulfillmentModule.forRoot()], providers: [LateIntent] })(AppModule);

await bootstrap(AppModule);
