import * as fc from 'fast-check';
import { Secret } from '../../common/index.js';
import { InvalidSessionValueError } from '../errors/index.js';
import { jsonCopy } from './json-copy.js';

class Money {
  constructor(readonly cents: number) {}
}
const circle: Record<string, unknown> = { name: 'ring' };
circle.self = circle;
const nested = (depth: number): unknown =>
  Array.from({ length: depth }).reduce((inner) => ({ inner }), 'core' as unknown);

describe('The copy of a value for a session', () => {
  it('is what JSON brings back, whatever JSON it is', () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'medium' }), (value) => {
        expect(jsonCopy('key', value)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('is 0 for -0, as in JSON', () => {
    expect(jsonCopy('key', [-0, 0, -1])).toEqual([0, 0, -1]);
  });

  it('shares nothing with what was given', () => {
    const given = { items: [{ id: 1 }] };
    const copy = jsonCopy('key', given);
    given.items[0].id = 2;
    expect(copy).toEqual({ items: [{ id: 1 }] });
  });

  it('may stand twice in a value, and may have properties that are undefined', () => {
    const address = { city: 'Bologna' };
    expect(jsonCopy('key', { from: address, to: address, via: undefined })).toEqual({
      from: address,
      to: address,
    });
  });

  it('may have a property of any name', () => {
    const given = JSON.parse('{"__proto__":{"admin":true}}') as object;
    const copy = jsonCopy('key', given) as object;
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect(JSON.stringify(copy)).toBe('{"__proto__":{"admin":true}}');
  });

  it.each<[string, unknown, string, string]>([
    ['a function', { items: [{ total: () => 1 }] }, 'a function', 'items[0].total'],
    ['a symbol', { kind: Symbol('kind') }, 'a symbol', 'kind'],
    ['a BigInt', { id: 10n }, 'a BigInt', 'id'],
    ['a cycle', circle, 'itself: it is a cycle', 'self'],
    ['a Date', { at: new Date() }, 'an instance of Date', 'at'],
    ['a Map', new Map(), 'an instance of Map', ''],
    ['a class', { price: new Money(5) }, 'an instance of Money', 'price'],
    ['a promise', Promise.resolve(1), 'an instance of Promise', ''],
    ['a secret', { password: new Secret('hunter2') }, 'an instance of Secret', 'password'],
    ['NaN', { rate: NaN }, 'a number that is not finite', 'rate'],
    ['nothing', undefined, 'undefined', ''],
    ['a hole in a list', [1, undefined], 'undefined', '[1]'],
    ['a tower', nested(101), 'more than 100 levels', 'inner.'.repeat(100).slice(0, -1)],
  ])('is not %s', (_name, value, problem, path) => {
    let error: unknown;
    try {
      jsonCopy('shop.cart', value);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(InvalidSessionValueError);
    expect(error).toMatchObject({ message: `The value for 'shop.cart' holds ${problem}.`, path });
  });

  it('is not named in what is printed of an error: names in it may be words of users', () => {
    const error = new InvalidSessionValueError('shop.cart', 'a BigInt', 'Keep its text.', 'words.hunter2');
    expect(JSON.stringify(error)).not.toContain('hunter2');
    expect(error.stack).not.toContain('hunter2');
  });
});
