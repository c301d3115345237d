import { Module } from '@nestjs/common';
import { bootstrap, FulfillmentModule, Intent } from 'pingstreams-fulfillment';

class NoHandleIntent {}
Intent('order.status')(NoHandleIntent);

class OrderIntent {
  handle() {
    return 'It is on its way.';
  }
}
Intent('order')(OrderIntent);

class ParcelIntent extends OrderIntent {}
Intent('order')(ParcelIntent);

class ForgottenIntent extends OrderIntent {}
Intent('forgotten')(ForgottenIntent);

class AppModule {}
Module({
  imports: [FulfillmentModule.forRoot()],
  providers: [NoHandleIntent, OrderIntent, ParcelIntent],
})(AppModule);

await bootstrap(AppModule);
