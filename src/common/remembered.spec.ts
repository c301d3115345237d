import { FakeClock } from '../testing/time/index.js';
import { Remembered } from './remembered.js';

const WINDOW = 1000;

describe('a value that is remembered for a time', () => {
  let clock: FakeClock;
  beforeEach(() => (clock = new FakeClock()));

  it('is there until its own time is over, whenever the maps change places', async () => {
    const remembered = new Remembered<string, number>(clock, { windowMs: WINDOW, entries: 10 });
    remembered.set('first', 1);
    await clock.runTo(WINDOW - 1);
    remembered.set('second', 2);
    expect([remembered.get('first'), remembered.get('second')]).toEqual([1, 2]);

    await clock.runTo(WINDOW);
    expect([remembered.get('first'), remembered.get('second')]).toEqual([undefined, 2]);

    await clock.runTo(2 * WINDOW - 1);
    expect(remembered.get('second')).toBeUndefined();
  });

  it('keeps the latest, and at most twice as many', () => {
    const remembered = new Remembered<string, number>(clock, { windowMs: WINDOW, entries: 3 });
    for (let number = 0; number < 100; number += 1) remembered.set(`key ${number}`, number);

    const kept = Array.from({ length: 100 }, (_, number) => remembered.get(`key ${number}`)).filter(
      (value) => value !== undefined,
    );
    expect(kept.slice(-3)).toEqual([97, 98, 99]);
    expect(kept.length).toBeLessThanOrEqual(6);
  });

  it('keeps no more than its size, and nothing that is larger', () => {
    const remembered = new Remembered<string, string>(clock, { windowMs: WINDOW, entries: 100, size: 10 });
    remembered.set('too large', 'x', 11);
    for (const key of ['a', 'b', 'c', 'd', 'e']) remembered.set(key, key, 5);

    expect(remembered.get('too large')).toBeUndefined();
    expect(['a', 'b', 'c', 'd', 'e'].map((key) => remembered.get(key))).toEqual([
      undefined,
      undefined,
      'c',
      'd',
      'e',
    ]);
  });

  it('lets all go when nothing comes any more, and its timer with it', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance'] });
    try {
      const remembered = new Remembered<string, object>(clock, { windowMs: WINDOW, entries: 10 });
      remembered.set('key', {});
      expect(jest.getTimerCount()).toBe(1);

      for (let window = 1; window <= 2; window += 1) {
        await clock.runTo(window * WINDOW);
        jest.advanceTimersByTime(WINDOW + 10);
      }
      expect(jest.getTimerCount()).toBe(0);
      remembered.set('key', {});
      expect(jest.getTimerCount()).toBe(1);
    } finally {
      jest.useRealTimers();
    }
  });
});
