import type { IncomingMessage } from 'node:http';
import { TrustProxy } from '../config/index.js';
import { addressGroup, clientAddress } from './client-address.js';

function address(peer: string, forwarded: string | undefined, trusted: boolean | string[]): string {
  const request = { socket: { remoteAddress: peer }, headers: { 'x-forwarded-for': forwarded } };
  return clientAddress(request as unknown as IncomingMessage, new TrustProxy(trusted));
}

describe('the address of the caller', () => {
  it.each([
    ['nobody is trusted', '198.51.100.7', '203.0.113.9', false, '198.51.100.7'],
    ['the peer is not the trusted one', '198.51.100.7', '203.0.113.9', ['10.0.0.0/8'], '198.51.100.7'],
    ['one proxy', '10.0.0.1', '203.0.113.9', ['10.0.0.0/8'], '203.0.113.9'],
    ['two proxies', '10.0.0.1', '203.0.113.9, 10.0.0.2', ['10.0.0.0/8'], '203.0.113.9'],
    ['what the caller wrote himself', '10.0.0.1', '10.9.9.9, 203.0.113.9', ['10.0.0.0/8'], '203.0.113.9'],
    ['an allowed address before him', '10.0.0.1', '192.0.2.1,203.0.113.9', ['10.0.0.0/8'], '203.0.113.9'],
    ['everyone trusted: the last only', '198.51.100.7', '192.0.2.1, 203.0.113.9', true, '203.0.113.9'],
    ['no header', '10.0.0.1', undefined, ['10.0.0.0/8'], '10.0.0.1'],
    ['an empty header', '10.0.0.1', '', ['10.0.0.0/8'], 'unknown'],
    ['a word', '10.0.0.1', 'canary', ['10.0.0.0/8'], 'unknown'],
    ['a port', '10.0.0.1', '203.0.113.9:4711', ['10.0.0.0/8'], '203.0.113.9'],
    ['IPv6 with a port', '10.0.0.1', '[2001:db8::1]:4711', ['10.0.0.0/8'], '2001:db8::1'],
    ['IPv4 as IPv6', '::ffff:10.0.0.1', '::ffff:203.0.113.9', ['10.0.0.0/8'], '203.0.113.9'],
    ['all of them proxies', '10.0.0.1', '10.0.0.3, 10.0.0.2', ['10.0.0.0/8'], '10.0.0.3'],
  ])('%s', (_name, peer, forwarded, trusted, expected) => {
    expect(address(peer, forwarded, trusted)).toBe(expected);
  });

  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::6', '2001:db8:1:2::/64'],
    ['2001:db8::6', '2001:db8:0:0::/64'],
    ['unknown', 'unknown'],
  ])('%s is counted as %s', (one, group) => {
    expect(addressGroup(one)).toBe(group);
  });
});
