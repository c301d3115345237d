import { setTimeout as wait } from 'node:timers/promises';
import { Controller, Get, HttpCode, Module, ServiceUnavailableException } from '@nestjs/common';
import { bootstrap, FulfillmentModule, Intent, Lifecycle } from 'pingstreams-fulfillment';

/** Repeats its number: the answer shows which call it belongs to. */
class NowIntent {
  async handle(ctx) {
    return `now ${ctx.params.number}`;
  }
}
Intent('now')(NowIntent);

/** Far behind the deadline, so that a process that stands still for a moment misses it too. */
const LATE_MS = 1000;

/** The same, after its deadline: through the messaging API. */
class LateIntent {
  async handle(ctx) {
    await wait(LATE_MS);
    return `late ${ctx.params.number}`;
  }
}
Intent('late', { deadline: 100 })(LateIntent);

/** Promises its number for later; the promise is kept by the outbox. */
class PromiseIntent {
  async handle(ctx) {
    await ctx.conversation.sendLater(String(ctx.params.number));
    return `promised ${ctx.params.number}`;
  }
}
Intent('promise')(PromiseIntent);

/** The requests of a balancer. */
class ReadyController {
  constructor(lifecycle) {
    this.lifecycle = lifecycle;
  }
  ready() {
    if (this.lifecycle.state !== 'ready') throw new ServiceUnavailableException();
  }
}
Reflect.defineMetadata('design:paramtypes', [Lifecycle], ReadyController);
const descriptor = Object.getOwnPropertyDescriptor(ReadyController.prototype, 'ready');
Get()(ReadyController.prototype, 'ready', descriptor);
HttpCode(204)(ReadyController.prototype, 'ready', descriptor);
Controller('ready')(ReadyController);

class AppModule {}
Module({
  imports: [FulfillmentModule.forRoot()],
  controllers: [ReadyController],
  providers: [NowIntent, LateIntent, PromiseIntent],
})(AppModule);

await bootstrap(AppModule);
