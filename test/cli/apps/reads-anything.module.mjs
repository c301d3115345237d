import { Module, UseGuards } from '@nestjs/common';
import { FulfillmentModule, Intent } from 'pingstreams-fulfillment';

console.log('Said while the module is loaded.');

class Nobody {
  canActivate() {
    throw new Error('Nothing is run.');
  }
}

class ReportIntent {
  constructor() {
    throw new Error('Nothing is made.');
  }

  handle(ctx) {
    return JSON.stringify(ctx);
  }
}
Intent('report')(ReportIntent);
UseGuards(Nobody)(ReportIntent);

const database = {
  provide: 'DATABASE',
  useFactory: () => {
    throw new Error('Nothing is connected.');
  },
};

export class AppModule {}
Module({ imports: [FulfillmentModule.forRoot()], providers: [ReportIntent, database] })(AppModule);
