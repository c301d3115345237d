import fc from 'fast-check';
import { surelyFits } from './surely-fits.js';

const LIMIT = 2000;

describe('a look at what surely fits', () => {
  it('is never wrong when it says yes, whatever the value holds', () => {
    fc.assert(
      fc.property(fc.object({ withNullPrototype: true, stringUnit: 'binary', maxDepth: 4 }), (value) => {
        if (surelyFits(value, LIMIT))
          expect(Buffer.byteLength(JSON.stringify(value))).toBeLessThanOrEqual(LIMIT);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['characters that are escaped', { text: '\u0001'.repeat(LIMIT / 6) }],
    ['halves of pairs', { text: '\ud800'.repeat(LIMIT / 6) }],
    ['a long text', { text: 'x'.repeat(LIMIT) }],
    ['a long name', { ['x'.repeat(LIMIT)]: 1 }],
    ['many numbers', { list: Array.from({ length: LIMIT }, () => 1) }],
    ['what writes itself', { toJSON: () => 'x'.repeat(LIMIT) }],
    ['what JSON cannot write', { value: 1n }],
  ])('says no to %s', (_what, value) => {
    expect(surelyFits(value, LIMIT)).toBe(false);
  });

  it('says no to a cycle, and terminates', () => {
    const value: Record<string, unknown> = {};
    value.self = value;
    expect(surelyFits(value, 1_000_000)).toBe(false);
  });

  it('says yes to an ordinary message', () => {
    expect(surelyFits({ type: 'text', text: 'Your order is on its way.' }, LIMIT)).toBe(true);
  });
});
