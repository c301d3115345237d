import { Module } from '@nestjs/common';
import { ShopModule } from '../examples/shop/shop.module.js';
import { FulfillmentModule } from './index.js';

/** The service of this repository: the framework and a sample company. Yours has your modules in its place. */
@Module({ imports: [FulfillmentModule.forRoot(), ShopModule] })
export class AppModule {}
