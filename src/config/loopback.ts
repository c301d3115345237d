import { BlockList, isIP } from 'node:net';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/**
 * True for an address of this machine itself: 127.0.0.0/8, ::1, and IPv4 written as IPv6 (`::ffff:127.0.0.1`). Only
 * there is plain HTTP allowed, in both directions.
 */
export function isLoopbackAddress(address: string | undefined): boolean {
  return address !== undefined && isIP(address) !== 0 && LOOPBACK.check(address, familyOf(address));
}

/** True for `localhost` and for a loopback address, as written in a URL (IPv6 in brackets). */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || isLoopbackAddress(host.replace(/^\[(.*)\]$/, '$1'));
}

/** The family of an address, as `BlockList` names it. */
export function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
