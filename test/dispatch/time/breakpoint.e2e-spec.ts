import { close, open } from 'node:inspector';
import { Injectable } from '@nestjs/common';
import { limitsHold } from '../../../src/common/index.js';
import { Intent } from '../../../src/index.js';
import { Gate } from './gate.js';
import { ModelService } from './model-service.js';

let gate: Gate;

@Injectable()
@Intent('slow', { deadline: 1_000, timeout: 5_000, placeholder: 'One moment…' })
class SlowIntent {
  async handle(): Promise<string> {
    return String(await gate.pass());
  }
}

@Injectable()
@Intent('fails', {
  deadline: 1_000,
  onFailure: async () => String(await gate.pass()),
})
class FailingIntent {
  handle(): never {
    throw new Error('the shop is closed');
  }
}

@Injectable()
@Intent('debounced', { order: { debounce: 3_000 }, deadline: 5_000, timeout: 10_000 })
class DebouncedIntent {
  async handle(): Promise<string> {
    return String(await gate.pass());
  }
}

describe('a process with an active inspector', () => {
  let service: ModelService;

  beforeEach(async () => {
    open(0, '127.0.0.1');
    gate = new Gate();
    service = await ModelService.start([SlowIntent, FailingIntent, DebouncedIntent]);
  });
  afterEach(async () => {
    close();
    await service.stop();
  });

  it('waits for the developer: neither the deadline nor the limit of the handler takes effect', async () => {
    const answer = service.call('conversation', 'slow', 'm1', {});
    await gate.reached();
    await service.clock.runTo(60_000);
    gate.open('After the breakpoint.');
    expect(await answer).toMatchObject({ response: { text: 'After the breakpoint.' } });
    expect(service.journal.counts.get('late')).toBeUndefined();
  });

  it('waits for a failure policy', async () => {
    const answer = service.call('conversation', 'fails', 'm1', {});
    await gate.reached();
    await service.clock.runTo(60_000);
    gate.open('After the breakpoint.');
    expect(await answer).toMatchObject({ response: { text: 'After the breakpoint.' } });
  });

  it('still debounces, which is not a limit, and then waits for the handler', async () => {
    const answer = service.call('conversation', 'debounced', 'm1', {});
    await service.clock.runTo(2_900);
    expect(gate.arrivals).toBe(0);
    await service.clock.runTo(60_000);
    await gate.reached();
    gate.open('After the breakpoint.');
    expect(await answer).toMatchObject({ response: { text: 'After the breakpoint.' } });
  });

  it('keeps to all limits in production', () => {
    expect([limitsHold(true), limitsHold(false)]).toEqual([true, false]);
  });
});
