import { CurrentSession, Intent, IntentParam, ReplyError, type Session } from 'pingstreams-fulfillment';
import { LAST_ORDER } from './last-order.key.js';
import { OrdersService } from './orders.service.js';

@Intent('order.cancel')
export class OrderCancelIntent {
  constructor(private readonly orders: OrdersService) {}

  async handle(
    @IntentParam('orderId') orderId: unknown,
    @CurrentSession() session: Session,
  ): Promise<string> {
    const id = orderId ?? (await session.get(LAST_ORDER));
    if (id === undefined)
      throw new ReplyError('Which order do you mean? Its number is in our e-mail to you.');
    const cancelled = await this.orders.cancel(id);
    if (!cancelled)
      throw new ReplyError('It has left our house already: please send it back when it arrives.');
    return 'Done, the order is cancelled. You will get your money back within three days.';
  }
}
