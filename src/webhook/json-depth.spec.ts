import { assert, json, property } from 'fast-check';
import { isDeeperThan } from './json-depth.js';

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value as Record<string, unknown>).map(depthOf));
}

describe('the depth of JSON', () => {
  it.each([
    ['{"a":[{}]}', 3],
    ['"[[[["', 0],
    ['{"a":"\\"[[["}', 1],
    ['{"a":"\\\\"}', 1],
    ['{"a":"\\\\\\"{{{"}', 1],
    ['[[],[],[[]]]', 3],
    ['[][][]', 1],
  ])('of %s is %i', (text, depth) => {
    expect(isDeeperThan(depth, Buffer.from(text))).toBe(false);
    if (depth > 0) expect(isDeeperThan(depth - 1, Buffer.from(text))).toBe(true);
  });

  it('is that of the parsed value, whatever the value', () => {
    assert(
      property(json({ maxDepth: 8 }), (text) => {
        const depth = depthOf(JSON.parse(text));
        const body = Buffer.from(text);
        return !isDeeperThan(depth, body) && (depth === 0 || isDeeperThan(depth - 1, body));
      }),
      { numRuns: 1000 },
    );
  });

  it('of a string without an end is no reason to go on', () => {
    expect(isDeeperThan(1, Buffer.from(`{"a":"${'['.repeat(100)}`))).toBe(false);
  });
});
