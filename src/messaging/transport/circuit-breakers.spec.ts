import { CircuitOpenError, PlatformTimeoutError } from '../errors/index.js';
import { CircuitBreakers } from './circuit-breakers.js';
import type { MessagingSettings } from './messaging-settings.js';

describe('CircuitBreakers', () => {
  const failures = 3;
  const make = (): CircuitBreakers =>
    new CircuitBreakers({ circuit: { failures, coolDownMs: 60_000 } } as MessagingSettings);
  const call = { host: 'platform', project: 'p', operation: 'send', isCounted: true };
  const look = { ...call, operation: 'messages', isCounted: false };
  const times = (): Promise<never> => Promise.reject(new PlatformTimeoutError('messages', 2_000));

  it('are not opened by reads that have only a part of the time of a call', async () => {
    const circuits = make();
    for (let n = 0; n < 2 * failures; n += 1) {
      await expect(circuits.run(look, times)).rejects.toBeInstanceOf(PlatformTimeoutError);
    }

    await expect(circuits.run(call, () => Promise.resolve('sent'))).resolves.toBe('sent');
    expect(circuits.states).toEqual([{ host: 'platform', state: 'closed' }]);
  });

  it('are not kept closed by such reads, and refuse them too when they are open', async () => {
    const circuits = make();
    for (let n = 0; n < failures; n += 1) {
      await circuits.run(look, () => Promise.resolve('read'));
      await expect(circuits.run(call, times)).rejects.toBeInstanceOf(PlatformTimeoutError);
    }

    await expect(circuits.run(look, () => Promise.resolve('read'))).rejects.toBeInstanceOf(CircuitOpenError);
  });
});
