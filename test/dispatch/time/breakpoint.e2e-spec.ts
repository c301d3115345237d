import { close, open } from 'node:inspector';
import { Injectable } from '@nestjs/common';
import { limitsHold } from '../../../src/common/index.js';
import { Intent } from '../../../src/index.js';
import { Gate } from './gate.js';
import { ModelService } from './model-service.js';

const gate = new Gate();

@Injectable()
@Intent('slow', { deadline: 1_000, timeout: 5_000, placeholder: 'One moment…' })
class SlowIntent {
  async handle(): Promise<string> {
    return String(await gate.pass());
  }
}

describe('a process with an active inspector', () => {
  let service: ModelService;

  beforeEach(async () => {
    open(0, '127.0.0.1');
    service = await ModelService.start([SlowIntent]);
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

  it('keeps to all limits in production', () => {
    expect([limitsHold(true), limitsHold(false)]).toEqual([true, false]);
  });
});
