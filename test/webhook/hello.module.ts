import { Module } from '@nestjs/common';
import { FulfillmentModule, Intent } from '../../src/index.js';

@Intent('hello')
class HelloIntent {
  handle(): string {
    return 'Hello!';
  }
}

/** The smallest service: what the suites of the webhook itself talk to. */
@Module({ imports: [FulfillmentModule.forRoot()], providers: [HelloIntent] })
export class HelloModule {}
