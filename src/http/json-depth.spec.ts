import { assert, json, property } from 'fast-check';
import { nestsDeeperThan, problemOfBytes } from './json-depth.js';

const bytesNestDeeperThan = (depth: number, body: Buffer): boolean =>
  problemOfBytes({ depth, values: Infinity }, body) === 'deep';

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value as Record<string, unknown>).map(depthOf));
}

/** Both ways to tell it, of the same JSON text. */
const WAYS = [
  ['before it is parsed', (limit: number, text: string) => bytesNestDeeperThan(limit, Buffer.from(text))],
  ['after it is parsed', (limit: number, text: string) => nestsDeeperThan(limit, JSON.parse(text))],
] as const;

describe.each(WAYS)('the depth of JSON, %s', (_when, isDeeperThan) => {
  it.each([
    ['{"a":[{}]}', 3],
    ['"[[[["', 0],
    ['{"a":"\\"[[["}', 1],
    ['{"a":"\\\\"}', 1],
    ['{"a":"\\\\\\"{{{"}', 1],
    ['[[],[],[[]]]', 3],
    ['{"__proto__":{"__proto__":[]}}', 3],
    ['null', 0],
  ])('of %s is %i', (text, depth) => {
    expect(isDeeperThan(depth, text)).toBe(false);
    if (depth > 0) expect(isDeeperThan(depth - 1, text)).toBe(true);
  });

  it('is the depth of the parsed value, for any value', () => {
    assert(
      property(json({ maxDepth: 8 }), (text) => {
        const depth = depthOf(JSON.parse(text));
        return !isDeeperThan(depth, text) && (depth === 0 || isDeeperThan(depth - 1, text));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['lists', '['.repeat(30_000) + ']'.repeat(30_000)],
    ['objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
  ])('of %s in each other is told without going all the way down', (_what, text) => {
    expect(isDeeperThan(100, text)).toBe(true);
  });
});

it('the depth is given for a string without an end too', () => {
  expect(bytesNestDeeperThan(1, Buffer.from(`{"a":"${'['.repeat(100)}`))).toBe(false);
});

describe('the number of values of JSON', () => {
  const isWiderThan = (values: number, text: string): boolean =>
    problemOfBytes({ depth: 100, values }, Buffer.from(text)) === 'wide';

  it.each([
    ['[{},{},{}]', 4],
    ['{"a":1,"b":",,,,[{"}', 3],
    ['[1,2,3]', 4],
  ])('of %s is about %i', (text, values) => {
    expect(isWiderThan(values - 2, text)).toBe(true);
    expect(isWiderThan(2 * values, text)).toBe(false);
  });
});
