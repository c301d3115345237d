/** The names that the code blocks of the documents use without declaring them. */
import { Injectable, Module, type CanActivate } from '@nestjs/common';
import type {
  Conversation,
  IntentContext,
  MessagingInterceptor,
  MessagingService,
  Pingstreams,
  Translations,
  ReplyTemplate,
} from 'pingstreams-fulfillment';
import type { Json } from '../../src/common/index.js';
import type { OutboxOptions, OutboxService } from '../../src/outbox/index.js';
import type { TestBot } from '../../src/testing/index.js';
import type { OrdersService } from '../../examples/shop/orders/orders.service.js';

export { AppModule } from '../../src/app.module.js';
export { OrdersModule } from '../../examples/shop/orders/orders.module.js';
export { OrdersService } from '../../examples/shop/orders/orders.service.js';

/** The type of `this` in the inside of a handler. */
export interface Handler {
  orders: OrdersService;
  replies: Translations;
}

export declare const ctx: IntentContext;
export declare const conversation: Conversation;
export declare const messaging: MessagingService;
export declare const pingstreams: Pingstreams;
export declare const outbox: OutboxService;
export declare const requestId: string;
/** The client of a team's Redis. */
export declare const redis: {
  hmget(key: string, ...fields: string[]): Promise<(string | null)[]>;
  eval(script: string, keys: number, ...args: (string | number)[]): Promise<unknown>;
  del(key: string): Promise<number>;
};

/** The objects that a test has made before. */
export declare const bot: TestBot;
export declare const reports: { finish(): void };

export interface Cart {
  items: number;
  total: number;
}

export declare const cart: Cart;
export declare const cartSummary: ReplyTemplate<[Cart]>;

@Injectable()
export abstract class TraceInterceptor implements MessagingInterceptor {
  abstract intercept: MessagingInterceptor['intercept'];
}

@Injectable()
export abstract class StaffGuard implements CanActivate {
  abstract canActivate(): boolean;
}

@Module({})
export class TracingModule {}

/** Settings that a real application reads from its own configuration. */
export declare const apiUrl: string;
export declare const password: string;
export declare const CDN: string;
export declare const vault: Required<Pick<OutboxOptions, 'databaseUrl'>> & { outboxKey: string };
export declare function bill(order: Json): Promise<void>;
