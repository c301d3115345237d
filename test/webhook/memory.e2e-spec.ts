import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { setImmediate as nextRound } from 'node:timers/promises';
import { Agent } from 'node:http';
import { Module } from '@nestjs/common';
import { FulfillmentModule, Intent, type IntentContext } from '../../src/index.js';
import { fixture } from '../support/fixtures.js';
import { ADAPTERS, JSON_TYPE, startService, type RunningService } from '../support/start-service.js';

const seen: WeakRef<object>[] = [];

@Intent('kept')
class KeptIntent {
  handle(context: IntentContext): string {
    seen.push(new WeakRef(context.request), new WeakRef(context));
    return 'Hello!';
  }
}

@Module({ imports: [FulfillmentModule.forRoot()], providers: [KeptIntent] })
class KeptModule {}

const ENV = { WEBHOOK_VERIFICATION: 'none', ANSWER_SETTLE_MS: '10000', LOG_LEVEL: 'error' };

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

describe.each(ADAPTERS)('memory after a call, on %s', (adapter) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  let service: RunningService;
  let serial = 0;

  beforeAll(async () => {
    service = await startService(KeptModule, adapter, ENV);
  });
  afterAll(async () => {
    agent.destroy();
    await service.close();
  });
  beforeEach(() => {
    seen.length = 0;
  });

  /** A new conversation each time. */
  function bodyOf(): string {
    const body = fixture();
    serial += 1;
    const id = serial.toString(16).padStart(24, '0');
    Object.assign(body.payload.intent, { intent_display_name: 'kept' });
    Object.assign(body.payload.message, { _id: id });
    Object.assign(body.payload.message?.request ?? {}, {
      request_id: `support-group-667e5e4f698c6a4ee5cf716b-${id}`,
    });
    return JSON.stringify(body);
  }

  async function send(body: string): Promise<number> {
    return (await service.call({ path: '/webhook', headers: JSON_TYPE, body, agent })).status;
  }

  it('is nothing of its request, while its answer settles and its connection waits', async () => {
    const statuses = await Promise.all(Array.from({ length: 8 }, () => send(bodyOf())));
    expect(statuses).toEqual(Array(8).fill(200));
    expect(seen).toHaveLength(16);

    await nextRound();
    collectGarbage();
    expect(seen.filter((each) => each.deref() !== undefined)).toHaveLength(0);
  });
});
