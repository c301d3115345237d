import { Module } from '@nestjs/common';
import {
  Fallback,
  FulfillmentModule,
  Intents,
  VerifiesCallers,
  type CallerVerifier,
  type Verdict,
} from '../../src/index.js';
import { TurnJournal } from '../../src/dispatch/index.js';
import { HandlerRunner } from '../../src/dispatch/run/index.js';
import { Lifecycle } from '../../src/lifecycle/index.js';
import { BodyReader } from '../../src/webhook/body-reader.service.js';
import { CallWatcher } from '../calls/call-watcher.js';
import { samplesOf } from '../observability/samples.js';
import { requestFor } from '../support/fixtures.js';
import { ADAPTERS, startService, type RunningService } from '../support/start-service.js';

const reached: string[] = [];

@Intents()
class CatchAll {
  @Fallback()
  handle(): string {
    reached.push('handler');
    return 'From the application.';
  }
}

@VerifiesCallers()
class OwnVerifier implements CallerVerifier {
  readonly name = 'own';

  verify(): Verdict {
    reached.push('verifier');
    return 'accepted';
  }
}

@Module({ imports: [FulfillmentModule.forRoot()], providers: [CatchAll, OwnVerifier, CallWatcher] })
class ServiceModule {}

describe.each(ADAPTERS)('The warm-up, on %s', (adapter) => {
  let service: RunningService | undefined;
  const order: string[] = [];

  beforeEach(() => {
    reached.length = 0;
    order.length = 0;
    const { run } = HandlerRunner.prototype;
    jest.spyOn(HandlerRunner.prototype, 'run').mockImplementation(function (this: HandlerRunner, turn) {
      order.push(turn.name);
      return run.call(this, turn);
    });
    const { ready } = Lifecycle.prototype;
    jest.spyOn(Lifecycle.prototype, 'ready').mockImplementation(function (this: Lifecycle) {
      order.push('ready');
      ready.call(this);
    });
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await service?.close();
    service = undefined;
  });

  it('runs turns before the service is ready', async () => {
    service = await startService(ServiceModule, adapter);
    expect(order).toEqual(['"warm.up"', '"warm.up"', 'ready']);
  });

  it('leaves nothing behind, and reaches nothing of the application', async () => {
    service = await startService(ServiceModule, adapter);
    const { app, log } = service;
    expect(reached).toEqual([]);
    expect(app.get(CallWatcher).told).toEqual([]);
    expect([...app.get(TurnJournal, { strict: false }).counts]).toEqual([]);
    expect(log.filter((line) => /warm|Ready/i.test(line))).toEqual([]);
    const metrics = await service.call({ method: 'GET', path: '/metrics' });
    expect(metrics.status).toBe(200);
    const counted = samplesOf(metrics.text)
      .filter(({ value }) => value > 0)
      .map(({ name }) => name);
    expect(counted.filter((name) => /calls|handler|answer|platform/.test(name))).toEqual([]);
    await service.post(requestFor('warm.up'));
    expect(reached).toEqual(['verifier', 'handler']);
  });

  it('does not keep the service from starting when it fails', async () => {
    jest.spyOn(BodyReader.prototype, 'read').mockRejectedValueOnce(new Error('canary'));
    service = await startService(ServiceModule, adapter);
    expect(service.log).toContainEqual(expect.stringContaining('The warm-up failed'));
    expect(await service.post(requestFor('hello'))).toMatchObject({ status: 200 });
  });
});
