import { Intent, IntentParam, ReplyError } from 'pingstreams-fulfillment';
import { OrdersService } from './orders.service.js';

@Intent('order.cancel')
export class OrderCancelIntent {
  constructor(private readonly orders: OrdersService) {}

  async handle(@IntentParam('orderId') orderId: unknown): Promise<string> {
    const cancelled = await this.orders.cancel(orderId);
    if (!cancelled)
      throw new ReplyError('It has left our house already: please send it back when it arrives.');
    return 'Done, the order is cancelled. You will get your money back within three days.';
  }
}
