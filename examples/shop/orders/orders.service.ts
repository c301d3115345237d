import { Injectable } from '@nestjs/common';
import type { Order } from './order.js';

/** Stands for the shop's real order system. */
@Injectable()
export class OrdersService {
  private readonly orders = new Map<string, Order>(
    [order('20413', 'shipped'), order('20414', 'packed'), order('20415', 'delivered')].map((one) => [
      one.id,
      one,
    ]),
  );

  async find(id: unknown): Promise<Order | undefined> {
    return this.orders.get(String(id));
  }

  /** @returns whether it was still possible */
  async cancel(id: unknown): Promise<boolean> {
    const found = this.orders.get(String(id));
    if (found?.state !== 'packed') return false;
    found.state = 'cancelled';
    return true;
  }
}

function order(id: string, state: Order['state']): Order {
  return {
    id,
    state,
    photoUrl: `https://shop.example.com/photos/${id}.jpg`,
    trackingUrl: `https://shop.example.com/track/${id}`,
  };
}
