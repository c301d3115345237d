import { Module } from '@nestjs/common';
import { FulfillmentModule } from './index.js';

/** The service of this repository as extensions find it: the framework alone, their modules come beside it. */
@Module({ imports: [FulfillmentModule.forRoot()] })
export class ServiceModule {}
