import { BackOff } from './back-off.js';

describe('BackOff', () => {
  it('waits twice as long each time, half a minute at most', () => {
    const backOff = new BackOff();
    const pauses = Array.from({ length: 12 }, () => backOff.next(0));

    expect(pauses.slice(0, 4)).toEqual([100, 200, 400, 800]);
    expect(pauses.at(-1)).toBe(30_000);
  });

  it('starts again from the first delay after a worker that lived for a minute', () => {
    const backOff = new BackOff();
    backOff.next(0);
    backOff.next(0);

    expect(backOff.next(60_000)).toBe(100);
  });
});
