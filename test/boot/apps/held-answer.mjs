import { once } from 'node:events';
import { setTimeout } from 'node:timers';
import { Controller, Get, Module } from '@nestjs/common';
import { bootstrap, Fallback, FulfillmentModule, Intent, Lifecycle } from 'pingstreams-fulfillment';

/** Holds its answer back until the process gets SIGWINCH, and says when it has begun. */
class HeldIntent {
  async handle() {
    console.log('The handler runs.');
    await once(process, 'SIGWINCH');
    return 'Here I am.';
  }
}
Fallback()(HeldIntent);

/** An error that no code can catch, and an answer that never comes. */
class CrashingIntent {
  handle() {
    setTimeout(() => {
      throw new RangeError('This is nobody’s.');
    });
    return new Promise(() => undefined);
  }
}
Intent('crash')(CrashingIntent);

class StateController {
  constructor(lifecycle) {
    this.lifecycle = lifecycle;
  }
  state() {
    return { state: this.lifecycle.state };
  }
}
Reflect.defineMetadata('design:paramtypes', [Lifecycle], StateController);
Get()(
  StateController.prototype,
  'state',
  Object.getOwnPropertyDescriptor(StateController.prototype, 'state'),
);
Controller('state')(StateController);

class AppModule {}
Module({
  imports: [FulfillmentModule.forRoot()],
  controllers: [StateController],
  providers: [HeldIntent, CrashingIntent],
})(AppModule);

await bootstrap(AppModule);
