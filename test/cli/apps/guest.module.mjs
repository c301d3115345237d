// A company's application with a global guard whose method its constructor makes, as arrow functions are.
import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Counter } from 'prom-client';
import { FulfillmentModule, Intent } from 'pingstreams-fulfillment';

new Counter({ name: 'shop_orders_total', help: 'Orders of the shop' });

class CompanyGuard {
  canActivate = () => true;
}

class HelloIntent {
  handle() {
    return 'Hello!';
  }
}
Intent('hello')(HelloIntent);

export class AppModule {}
Module({
  imports: [FulfillmentModule.forRoot({ globals: 'both' })],
  providers: [HelloIntent, { provide: APP_GUARD, useClass: CompanyGuard }],
})(AppModule);
