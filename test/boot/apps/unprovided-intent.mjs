import { Module } from '@nestjs/common';
import { bootstrap, FulfillmentModule, Intent } from 'pingstreams-fulfillment';

class ForgottenIntent {
  handle() {
    return 'Nobody will ever read this.';
  }
}
Intent('forgotten')(ForgottenIntent);

class AppModule {}
Module({ imports: [FulfillmentModule.forRoot()] })(AppModule);

await bootstrap(AppModule);
