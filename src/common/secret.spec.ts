import { inspect } from 'node:util';
import { Secret } from './secret.js';

describe('Secret', () => {
  const secret = new Secret('s3cr3t-canary');

  it('is never printed, whoever prints it', () => {
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
});
