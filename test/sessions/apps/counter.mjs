import { Module } from '@nestjs/common';
import { bootstrap, FulfillmentModule, Intent, SessionKey } from '../../../dist/src/index.js';

const COUNT = new SessionKey('count', () => 0);

class CountIntent {
  async handle({ session }) {
    return `${await session.update(COUNT, (count) => count + 1)}`;
  }
}
Intent('count')(CountIntent);

class AppModule {}
Module({ imports: [FulfillmentModule.forRoot()], providers: [CountIntent] })(AppModule);

await bootstrap(AppModule);
