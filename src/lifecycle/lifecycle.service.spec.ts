import { Lifecycle } from './lifecycle.service.js';

describe('Lifecycle', () => {
  it('is ready once the server listens, and never again once it stops', () => {
    const lifecycle = new Lifecycle();
    const states = [lifecycle.state];
    lifecycle.ready();
    states.push(lifecycle.state);
    lifecycle.stop();
    lifecycle.ready();
    states.push(lifecycle.state);

    expect(states).toEqual(['starting', 'ready', 'stopping']);
  });

  it('stops when the application is closed without a signal', () => {
    const lifecycle = new Lifecycle();
    lifecycle.ready();
    lifecycle.onModuleDestroy();

    expect(lifecycle.state).toBe('stopping');
  });

  it('notifies endless streams that it stops', async () => {
    const lifecycle = new Lifecycle();
    lifecycle.stop();

    await expect(lifecycle.stopping).resolves.toBeUndefined();
  });

  it('gives all that drains one time together', () => {
    const lifecycle = new Lifecycle();
    expect(lifecycle.timeLeft(1000)).toBe(1000);

    lifecycle.drainFor(0);
    expect(lifecycle.timeLeft(1000)).toBe(0);

    lifecycle.drainFor(60_000);
    expect(lifecycle.timeLeft(1000)).toBe(1000);
    expect(lifecycle.timeLeft(90_000)).toBeLessThanOrEqual(60_000);
  });
});
