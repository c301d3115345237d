import {
  type CanActivate,
  Catch,
  ClassSerializerInterceptor,
  Module,
  Scope,
  ValidationPipe,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, BaseExceptionFilter } from '@nestjs/core';
import { Counter, register } from 'prom-client';
import { exploreModule } from '../../src/cli/app/explore-module.js';
import { checksOf } from '../../src/cli/doctor/checks/application.check.js';
import { FulfillmentModule, Intent } from '../../src/index.js';

@Intent('hello')
class HelloIntent {
  handle(): string {
    return 'Hello!';
  }
}

class CompanyGuard implements CanActivate {
  canActivate = (): boolean => true;
}

class StaffGuard extends CompanyGuard {}

@Catch()
class EverythingFilter extends BaseExceptionFilter {}

const COMPANY = [
  HelloIntent,
  { provide: APP_GUARD, useClass: CompanyGuard },
  { provide: APP_INTERCEPTOR, useClass: ClassSerializerInterceptor },
  { provide: APP_FILTER, useClass: EverythingFilter, scope: Scope.REQUEST },
  { provide: APP_GUARD, useFactory: () => new CompanyGuard() },
  StaffGuard,
  { provide: APP_GUARD, useExisting: StaffGuard },
  { provide: APP_PIPE, useFactory: () => new ValidationPipe({ whitelist: true }) },
];

@Module({ imports: [FulfillmentModule.forRoot()], providers: COMPANY })
class CompanyModule {}

@Module({ imports: [FulfillmentModule.forRoot({ globals: 'both' })], providers: COMPANY })
class BothModule {}

@Module({ imports: [FulfillmentModule.forRootAsync({ useFactory: () => ({}) })], providers: COMPANY })
class FactoryModule {}

@Module({ imports: [FulfillmentModule.forRoot({ webhookPath: '/shop' })] })
class ShopModule {}

@Module({
  imports: [ShopModule, FulfillmentModule.forRoot({ webhookPath: '/other' })],
  providers: [HelloIntent],
})
class TwiceModule {}

describe('the findings of doctor around the framework in an application', () => {
  const found = async (module: new () => object): Promise<string[]> =>
    checksOf({ ...(await exploreModule(module)), problems: [] }, 'app.module.js').map(
      ({ status, message }) => `${status}: ${message}`,
    );
  beforeEach(() => register.clear());
  afterEach(() => register.clear());

  it('are the global enhancers of its modules, and for what they run', async () => {
    const named =
      'guard CompanyGuard (CompanyModule), interceptor ClassSerializerInterceptor (CompanyModule), guard APP_GUARD (CompanyModule), guard StaffGuard (CompanyModule), filter EverythingFilter (CompanyModule)';
    expect(await found(CompanyModule)).toEqual([
      'ok: Handlers of app.module.js: 1.',
      `ok: Global enhancers run once per call, on the HTTP request (globals: http): ${named}.`,
      'ok: Global pipes run for parameters of handlers: pipe APP_PIPE (CompanyModule).',
    ]);
  });

  it('is a choice for globals that packages do not expect', async () => {
    expect(await found(BothModule)).toContainEqual(
      expect.stringMatching(
        /^warning: Global enhancers run for intent handlers \(globals: both\): guard CompanyGuard/,
      ),
    );
    expect(await found(FactoryModule)).toContainEqual(
      expect.stringContaining('on the HTTP request (a factory decides on `globals`)'),
    );
  });

  it('are several FulfillmentModules', async () => {
    expect(await found(TwiceModule)).toContain('failed: app.module.js has 2 FulfillmentModules.');
  });

  it("are metrics in prom-client's default registry", async () => {
    new Counter({ name: 'shop_orders_total', help: 'Orders' });
    expect(await found(CompanyModule)).toContainEqual(
      expect.stringMatching(/^ok: 1 metrics of prom-client's default registry, shop_orders_total/),
    );
  });
});
