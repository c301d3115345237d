import { Module } from '@nestjs/common';
import { bootstrap, FulfillmentModule, Intent } from 'pingstreams-fulfillment';

class OrderStatusIntent {
  handle() {
    return 'It is on its way.';
  }
}
Intent('order.status')(OrderStatusIntent);

class ParcelIntent {
  handle() {
    return 'It is at the door.';
  }
}
Intent('order.status')(ParcelIntent);

class AppModule {}
Module({
  imports: [FulfillmentModule.forRoot()],
  providers: [OrderStatusIntent, ParcelIntent],
})(AppModule);

await bootstrap(AppModule);
