import { AsyncLocalStorage } from 'node:async_hooks';
import type { MiddlewareConsumer, NestModule } from '@nestjs/common';
import { Gate } from './time/gate.js';

/** As nestjs-cls does it, or a package for tenants or transactions: a storage that a middleware opens for each call. */
export const storage = new AsyncLocalStorage<string>();
export const contexts: string[] = [];
const gates = new Map<string, Gate>();

export function gate(words: string): Gate {
  let one = gates.get(words);
  if (one === undefined) gates.set(words, (one = new Gate()));
  return one;
}

/** Records an event of the turn with these words, and the context of which call it has. */
export function note(what: string, words: string): void {
  contexts.push(`${what} of ${words} in ${storage.getStore() ?? 'no call'}`);
}

/** Opens a context for each call, named by its header `X-Call`. */
export class WithContext implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    const open = (request: { headers: Record<string, string> }, _response: unknown, next: () => void) =>
      storage.run(request.headers['x-call'], next);
    consumer.apply(open).forRoutes('{*all}');
  }
}
