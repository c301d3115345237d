import { Module } from '@nestjs/common';
import { bootstrap, FulfillmentModule, Intent, Reply } from 'pingstreams-fulfillment';

/** Says in two messages which order it placed, with variables between them, so that kills fall between the steps. */
class OrderIntent {
  async *handle({ params: { n } }) {
    yield Reply.text(`${n}a`).setVariables({ n });
    yield `${n}b`;
  }
}
Intent('order', { durable: true })(OrderIntent);

class HelloIntent {
  handle() {
    return 'Hello.';
  }
}
Intent('hello')(HelloIntent);

class AppModule {}
Module({ imports: [FulfillmentModule.forRoot()], providers: [OrderIntent, HelloIntent] })(AppModule);

await bootstrap(AppModule);
