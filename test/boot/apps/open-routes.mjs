import { Controller, Get, Module, Sse } from '@nestjs/common';
import { bootstrap, FulfillmentModule } from 'pingstreams-fulfillment';
import { interval, map } from 'rxjs';

/** Routes of a team's own that never end, and a last hook that says that it ran. */
class OpenController {
  events() {
    return interval(50).pipe(map((n) => ({ data: { n } })));
  }

  hang() {
    console.log('The route waits.');
    return new Promise(() => undefined);
  }
}
const route = (decorator, name) =>
  decorator(OpenController.prototype, name, Object.getOwnPropertyDescriptor(OpenController.prototype, name));
route(Sse('events'), 'events');
route(Get('hang'), 'hang');
Controller('own')(OpenController);

class LastHook {
  onModuleDestroy() {
    return process.env.HANGING_HOOK === 'true' ? new Promise(() => undefined) : undefined;
  }
  onApplicationShutdown() {
    console.log('The last hook ran.');
  }
}

class AppModule {}
Module({ imports: [FulfillmentModule.forRoot()], controllers: [OpenController], providers: [LastHook] })(
  AppModule,
);

await bootstrap(AppModule);
