import { Module } from '@nestjs/common';
import { OrdersModule } from './orders/orders.module.js';
import { ServiceDeskModule } from './service-desk/service-desk.module.js';
import { TourModule } from './tour/tour.module.js';

/** A sample company: one module a team, each with the handlers of its intents. */
@Module({ imports: [OrdersModule, ServiceDeskModule, TourModule] })
export class ShopModule {}
