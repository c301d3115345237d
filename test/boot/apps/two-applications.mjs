import { Module } from '@nestjs/common';
import { createFulfillmentApp, FulfillmentModule, Intent } from 'pingstreams-fulfillment';

/** Two applications in one process, each with a handler that the other does not provide. */
function application(name) {
  class HelloIntent {
    handle() {
      return `Hello from ${name}.`;
    }
  }
  Intent('hello')(HelloIntent);
  class AppModule {}
  Module({ imports: [FulfillmentModule.forRoot()], providers: [HelloIntent] })(AppModule);
  return AppModule;
}

const [one, other] = ['one', 'other'].map(application);
await createFulfillmentApp(one);
await createFulfillmentApp(other);
console.log('Both are there.');
process.exit(0);
