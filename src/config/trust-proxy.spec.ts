import { inspect } from 'node:util';
import { TrustProxy } from './trust-proxy.js';

describe('TrustProxy', () => {
  it.each<[boolean | string[], string | undefined, boolean]>([
    [true, '203.0.113.9', true],
    [true, undefined, true],
    [false, '127.0.0.1', false],
    [[], '127.0.0.1', false],
    [['10.0.0.1'], '10.0.0.1', true],
    [['10.0.0.1'], '10.0.0.2', false],
    [['10.0.0.1'], '::ffff:10.0.0.1', true],
    [['10.0.0.1'], undefined, false],
    [['10.0.0.1'], 'not an address', false],
    [['10.0.0.0/8'], '10.200.3.4', true],
    [['10.0.0.0/8'], '::ffff:10.200.3.4', true],
    [['10.0.0.0/8'], '::ffff:0ac8:0304', true],
    [['10.0.0.0/8'], '11.0.0.1', false],
    [['::ffff:10.0.0.0/104'], '10.200.3.4', true],
    [['2001:db8::/32'], '2001:db8:1::7', true],
    [['2001:db8::/32'], '2001:db9::1', false],
    [['loopback'], '127.8.9.1', true],
    [['loopback'], '::1', true],
    [['loopback'], '::ffff:127.0.0.1', true],
    [['loopback'], '10.0.0.1', false],
    [['loopback', '192.168.0.0/16'], '192.168.1.1', true],
    [['0.0.0.0/0'], '203.0.113.9', true],
  ])('%j trusts %j: %j', (trusted, address, expected) => {
    expect(new TrustProxy(trusted).trusts(address)).toBe(expected);
  });

  it.each([
    ['1'],
    ['10.0.0.0/33'],
    ['2001:db8::/129'],
    ['10.0.0.0/'],
    ['10.0.0.0/8/8'],
    ['10.0.0.0/-1'],
    ['proxy.example.com'],
    [''],
  ])('refuses %j', (entry) => {
    expect(() => new TrustProxy([entry])).toThrow(RangeError);
  });

  it('knows whether anybody is trusted, cannot be changed, and prints what it was made of', () => {
    const trust = new TrustProxy(['loopback', '10.0.0.0/8']);
    expect([
      trust.enabled,
      new TrustProxy(true).enabled,
      new TrustProxy(false).enabled,
      new TrustProxy([]).enabled,
    ]).toEqual([true, true, false, false]);
    expect(Object.isFrozen(trust)).toBe(true);
    expect([String(trust), JSON.stringify(trust), inspect(trust)]).toEqual([
      'loopback, 10.0.0.0/8',
      '"loopback, 10.0.0.0/8"',
      'TrustProxy(loopback, 10.0.0.0/8)',
    ]);
  });
});
