import type { Json } from '../../protocol/index.js';
import { InvalidReplyError } from '../errors/index.js';
import { literalJson } from './literal-json.js';

/** The engine's way of reading parameters: every apostrophe is a quote. @see protocol.md 3.3 */
function asTheEngineReads(json: string): unknown {
  return JSON.parse(json.replace(/'/g, '"'));
}

describe('literalJson', () => {
  it.each<[string, Json]>([
    ['an apostrophe', { name: "O'Neill" }],
    ['quotes and backslashes', { a: '"\\" \\u0027' }],
    ['braces, dollars and percents', { a: '${x} {{y}} {% z %}' }],
    ['characters of all kinds', { ключ: '👩‍👩‍👧 è \u0000 \u2028 \ud800' }],
    ['numbers, booleans, null, nesting', { a: [1, -2.5e30, true, null, { b: {} }], c: [] }],
    ['prototype names', JSON.parse('{"__proto__":{"constructor":1}}') as Json],
  ])('survives the engine with %s', (_name, value) => {
    const json = literalJson(value, 'params');
    expect(asTheEngineReads(json)).toEqual(value);
    expect(json).toMatch(/^[\x20-\x7e]*$/);
    expect(json).not.toMatch(/'|\$|\{[{%]/);
  });

  it.each([
    ['undefined', { a: undefined }, 'params.a'],
    ['a function', { a: { b: () => 1 } }, 'params.a.b'],
    ['a bigint', { a: [1n] }, 'params.a.0'],
    ['NaN', { a: NaN }, 'params.a'],
    ['a date', { a: new Date() }, 'params.a'],
    ['a map', { a: new Map() }, 'params.a'],
  ])('refuses %s and names the field', (_name, value, field) => {
    expect(() => literalJson(value as unknown as Json, 'params')).toThrow(InvalidReplyError);
    expect(() => literalJson(value as unknown as Json, 'params')).toThrow(field);
  });

  it('refuses cycles, and takes the same object twice', () => {
    const shared = { x: 1 };
    expect(literalJson({ a: shared, b: shared }, 'params')).toBe('{"a":{"x":1},"b":{"x":1}}');
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    expect(() => literalJson(cycle as Json, 'params')).toThrow('params.self refers to itself');
  });
});
