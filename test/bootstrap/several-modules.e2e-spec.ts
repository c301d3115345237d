import { Module } from '@nestjs/common';
import { Counter, register } from 'prom-client';
import { FulfillmentModule, Intent, SharedHandler } from '../../src/index.js';
import { ADAPTERS, startService } from '../support/start-service.js';

@SharedHandler()
@Intent('shared')
class SharedIntent {
  handle(): string {
    return 'shared';
  }
}

describe.each(ADAPTERS)('one application on %s', (adapter) => {
  it('does not start with two FulfillmentModules, and names the modules that import them', async () => {
    @Module({ imports: [FulfillmentModule.forRoot()] })
    class OrdersModule {}
    @Module({ imports: [FulfillmentModule.forRoot(), OrdersModule] })
    class RootModule {}

    await expect(startService(RootModule, adapter)).rejects.toMatchObject({
      code: 'SEVERAL_MODULES',
      message: expect.stringMatching(/RootModule and OrdersModule|OrdersModule and RootModule/) as string,
    });
  });

  it('starts without providing a handler of a shared library', async () => {
    @Module({ imports: [FulfillmentModule.forRoot()] })
    class RootModule {}

    expect(SharedIntent.name).toBe('SharedIntent');
    const service = await startService(RootModule, adapter, {}, undefined, 'error');
    await service.close();
  });

  it("has the metrics of prom-client's default registry in /metrics, each name once", async () => {
    @Module({ imports: [FulfillmentModule.forRoot()] })
    class RootModule {}
    new Counter({ name: 'shop_orders_total', help: 'Orders of the shop' }).inc(2);
    new Counter({ name: 'process_cpu_seconds_total', help: 'The same as ours' });

    const service = await startService(RootModule, adapter);
    try {
      const { text } = await service.call({ path: '/metrics', method: 'GET' });
      expect(text).toContain('shop_orders_total 2');
      expect(text.match(/^# TYPE process_cpu_seconds_total/gm)).toHaveLength(1);
    } finally {
      register.clear();
      await service.close();
    }
  });
});
