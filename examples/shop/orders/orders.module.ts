import { Module } from '@nestjs/common';
import { OrderCancelIntent } from './order-cancel.intent.js';
import { OrderStatusIntent } from './order-status.intent.js';
import { OrdersService } from './orders.service.js';

@Module({ providers: [OrdersService, OrderStatusIntent, OrderCancelIntent] })
export class OrdersModule {}
