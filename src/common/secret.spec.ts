import { inspect } from 'node:util';
import { Secret } from './secret.js';

describe('Secret', () => {
  const secret = new Secret('s3cr3t-canary');

  it('is never printed, by any way of printing', () => {
    const printed = [
      String(secret),
      `${secret.toString()}`,
      JSON.stringify({ secret }),
      inspect(secret),
      inspect({ deep: { secret } }, { depth: 9, showHidden: true }),
      Object.values({ ...secret }).join(),
    ].join('\n');
    expect(printed).not.toContain('canary');
    expect(printed).toContain('[secret]');
  });

  it('gives its value to those who ask for it by name', () => {
    expect(secret.reveal()).toBe('s3cr3t-canary');
  });

  it.each([
    ['s3cr3t-canary', true],
    ['s3cr3t-canarz', false],
    ['', false],
    ['s3cr3t-canary ', false],
  ])('compares with %j', (candidate, expected) => {
    expect(secret.equals(candidate)).toBe(expected);
  });

  it.each([
    [['wrong', 's3cr3t-canary'], true],
    [['wrong', ''], false],
    [[], false],
  ])('finds out whether one of %j is one of several secrets', (candidates, expected) => {
    expect(Secret.anyEquals([new Secret('other'), secret], candidates)).toBe(expected);
    expect(Secret.anyEquals([], candidates)).toBe(false);
  });

  it('does not cost more with many secrets, because a candidate is digested once', () => {
    const candidate = 'x'.repeat(4 * 1024 * 1024);
    const time = (count: number): number => {
      const secrets = Array.from({ length: count }, (_, index) => new Secret(`s${index}`));
      const startedAt = performance.now();
      Secret.anyEquals(secrets, [candidate]);
      return performance.now() - startedAt;
    };
    time(1);
    // Digested for each secret it would be two hundred times as much.
    expect(time(200)).toBeLessThan(50 * Math.max(time(1), time(1)));
  });
});
