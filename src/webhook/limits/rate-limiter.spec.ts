import { RateLimiter } from './rate-limiter.js';

describe('RateLimiter', () => {
  let now = 0;
  const limiter = (perMinute: number): RateLimiter => new RateLimiter(perMinute, () => now);
  const taken = (rate: RateLimiter, count: number, key = 'a'): number =>
    Array.from({ length: count }, () => rate.take(key)).filter(Boolean).length;

  beforeEach(() => (now = 0));

  it('lets N calls through at once, and no more', () => {
    expect(taken(limiter(5), 20)).toBe(5);
  });

  it('gives them back one after the other', () => {
    const rate = limiter(6);
    expect(taken(rate, 10)).toBe(6);
    now += 10_000;
    expect(taken(rate, 10)).toBe(1);
    now += 60_000;
    expect(taken(rate, 10)).toBe(6);
  });

  it('never lets more than twice the number through in any minute', () => {
    const rate = limiter(10);
    let through = taken(rate, 50);
    for (let second = 0; second < 60; second += 1) {
      now += 1000;
      through += taken(rate, 50);
    }
    expect(through).toBeLessThanOrEqual(20);
  });

  it('counts keys apart', () => {
    const rate = limiter(2);
    expect([taken(rate, 5, 'a'), taken(rate, 5, 'b')]).toEqual([2, 2]);
  });

  it('has no limit at 0', () => {
    expect(taken(limiter(0), 1000)).toBe(1000);
  });

  it('forgets keys instead of growing', () => {
    const rate = limiter(1);
    expect(rate.take('first')).toBe(true);
    for (let key = 0; key < 10_000; key += 1) rate.take(String(key));
    expect(rate.take('first')).toBe(true);
  });
});
