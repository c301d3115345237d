import { Button, Intent, type IntentContext, type IntentHandler, Reply } from 'pingstreams-fulfillment';
import { LAST_ORDER } from './last-order.key.js';
import { OrdersService } from './orders.service.js';

@Intent('order.status', 'order_status')
export class OrderStatusIntent implements IntentHandler {
  constructor(private readonly orders: OrdersService) {}

  async handle(ctx: IntentContext): Promise<Reply> {
    const id = ctx.params.orderId ?? ctx.params.orderNumber;
    if (id === undefined) return Reply.text('Which order do you mean? Its number is in our e-mail to you.');
    const order = await this.orders.find(id);
    if (order === undefined)
      return Reply.text('I find no order with this number. Is it the one in our e-mail?');
    ctx.session.set(LAST_ORDER, order.id);
    return Reply.text(`Order ${order.id} is ${order.state}.`)
      .image(order.photoUrl, { caption: `Your order ${order.id}`, width: 320, height: 200 })
      .buttons(
        Button.intent('Cancel it', 'order.cancel', { orderId: order.id }),
        Button.url('Track it', order.trackingUrl),
      );
  }
}
