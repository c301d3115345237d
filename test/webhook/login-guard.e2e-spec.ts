import {
  type CanActivate,
  Controller,
  type ExecutionContext,
  Get,
  HttpException,
  Injectable,
  Module,
  SetMetadata,
  UnauthorizedException,
} from '@nestjs/common';
import { APP_GUARD, Reflector } from '@nestjs/core';
import { FulfillmentModule, Intent, Refusals } from '../../src/index.js';
import { requestFor } from '../support/fixtures.js';
import { until } from '../support/until.js';
import { ADAPTERS, startService, type RunningService } from '../support/start-service.js';

const PUBLIC = 'isPublic';
const Public = (): ClassDecorator & MethodDecorator => SetMetadata(PUBLIC, true);

let rejection: HttpException;

/** The guard of Nest's documentation: everybody must log in, except for routes with `@Public()`. */
@Injectable()
class LoginGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const places = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, places)) return true;
    throw rejection;
  }
}

@Intent('hello')
class HelloIntent {
  handle(): string {
    return 'Hello!';
  }
}

@Controller('orders')
class OrdersController {
  @Get()
  list(): string[] {
    return [];
  }
}

const PROVIDERS = [HelloIntent, { provide: APP_GUARD, useClass: LoginGuard }];

@Module({
  imports: [FulfillmentModule.forRoot()],
  controllers: [OrdersController],
  providers: PROVIDERS,
})
class ClosedModule {}

@Module({
  imports: [FulfillmentModule.forRoot({ webhookDecorators: [Public()] })],
  controllers: [OrdersController],
  providers: PROVIDERS,
})
class OpenModule {}

@Module({
  imports: [
    FulfillmentModule.forRootAsync({ useFactory: () => Promise.resolve({ webhookDecorators: [Public()] }) }),
  ],
  controllers: [OrdersController],
  providers: PROVIDERS,
})
class AsyncModule {}

@Module({
  imports: [FulfillmentModule.forRoot()],
  providers: [HelloIntent, { provide: APP_GUARD, useValue: { canActivate: () => true } }],
})
class ValueModule {}

describe.each(ADAPTERS)('A global guard that demands a login, on %s', (adapter) => {
  let service: RunningService;

  beforeEach(() => {
    rejection = new UnauthorizedException();
  });
  afterEach(() => service?.close());

  it.each([401, 403, 429])(
    'rejects the webhook with %d, and the log says so in the line of the call',
    async (status) => {
      rejection = new HttpException('canary', status);
      service = await startService(ClosedModule, adapter);
      expect((await service.post(requestFor('hello'))).status).toBe(status);

      await until(() =>
        service.log.some((line) =>
          line.startsWith(`A call: rejected (HTTP_${status}, global guard), ${status}`),
        ),
      );
    },
  );

  it.each([
    ['forRoot', OpenModule],
    ['forRootAsync', AsyncModule],
  ])('lets the platform pass by a decorator given to %s, and no other caller', async (_name, module) => {
    service = await startService(module, adapter);

    expect((await service.post(requestFor('hello'))).text).toContain('Hello!');
    expect((await service.call({ path: '/orders', method: 'GET' })).status).toBe(401);
  });

  it('is named in the log of the start, also if it has no class', async () => {
    const reported = (): string | undefined => service.log.find((line) => line.startsWith('Global guards'));
    service = await startService(ClosedModule, adapter);
    expect(reported()).toContain('LoginGuard');
    await service.close();

    service = await startService(ValueModule, adapter);
    expect(reported()).toContain('(an object without a class)');
  });

  it('is counted, and does not fill the log when it rejects many calls', async () => {
    service = await startService(ClosedModule, adapter);
    const before = service.app.get(Refusals).counts.get('caller: global guard') ?? 0;
    for (let call = 0; call < 70; call += 1) await service.post(requestFor('hello'));
    await until(() => service.app.get(Refusals).counts.get('caller: global guard') === before + 70);

    const lines = service.log.filter((line) => line.startsWith('A call: rejected'));
    expect(lines.length).toBeLessThanOrEqual(60);
  });
});
