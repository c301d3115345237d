import { once } from 'node:events';
import { setTimeout } from 'node:timers';
import { setTimeout as sleep } from 'node:timers/promises';
import { Module } from '@nestjs/common';
import { Counter } from 'prom-client';
import { bootstrap, FulfillmentModule, Intent, SessionKey } from 'pingstreams-fulfillment';

/** In prom-client's default registry, as libraries keep theirs. */
const calls = new Counter({ name: 'shop_calls_total', help: 'Calls of the shop' });
const running = new Map();
const counts = new Map();
const KEPT = new SessionKey('kept', () => 0);

/** Says which process has run it, how often it ran for its conversation, and how many ran at once. */
class CountIntent {
  async handle(ctx) {
    calls.inc();
    const { requestId } = ctx.conversation;
    const together = (running.get(requestId) ?? 0) + 1;
    const count = (counts.get(requestId) ?? 0) + 1;
    running.set(requestId, together);
    counts.set(requestId, count);
    await sleep(5);
    running.set(requestId, running.get(requestId) - 1);
    const kept = await ctx.session.update(KEPT, (before) => before + 1);
    return JSON.stringify({ pid: process.pid, count, together, kept });
  }
}
Intent('count')(CountIntent);

class HeldIntent {
  async handle() {
    console.log('A handler runs.');
    await once(process, 'SIGWINCH');
    return 'Here I am.';
  }
}
Intent('hold')(HeldIntent);

class CrashIntent {
  handle() {
    setTimeout(() => {
      throw new RangeError('This is nobody’s.');
    });
    return new Promise(() => undefined);
  }
}
Intent('crash')(CrashIntent);

class AppModule {}
Module({ imports: [FulfillmentModule.forRoot()], providers: [CountIntent, HeldIntent, CrashIntent] })(
  AppModule,
);

await bootstrap(AppModule);
