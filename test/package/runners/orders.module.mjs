import { Module } from '@nestjs/common';
import { Button, Intent, Reply } from 'pingstreams-fulfillment';

class OrderStatus {
  handle(ctx) {
    return Reply.text(`Order ${ctx.params.orderId} is on its way.`).buttons(
      Button.intent('Cancel it', 'order.cancel'),
    );
  }
}
Intent('order.status')(OrderStatus);

class SlowReport {
  async handle() {
    await new Promise((resolve) => (SlowReport.finish = resolve));
    return 'Here it is.';
  }
}
Intent('report', { deadline: 5000 })(SlowReport);

export class OrdersModule {
  static finishReport() {
    SlowReport.finish();
  }
}
Module({ providers: [OrderStatus, SlowReport] })(OrdersModule);
