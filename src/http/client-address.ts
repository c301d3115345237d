import type { IncomingMessage } from 'node:http';
import { isIP, type Socket } from 'node:net';
import type { TrustProxy } from '../config/index.js';

const UNKNOWN = 'unknown';
const WITH_PORT = /^(?:\[([^\]]+)\]|(\d+\.\d+\.\d+\.\d+))(?::\d+)?$/;
const MAPPED = /^::ffff:(?=\d+\.)/i;

/**
 * The address of the caller. `X-Forwarded-For` is read from the right, because each proxy appends the address that it
 * sees: the first address that is not a trusted proxy is the caller. Anything to its left is client-supplied.
 *
 * @returns an IP address, or `unknown` if a trusted proxy wrote something else
 */
export function clientAddress({ socket, headers }: IncomingMessage, trustProxy: TrustProxy): string {
  const peer = bare(socket.remoteAddress);
  const forwarded = headers['x-forwarded-for'];
  if (forwarded === undefined || !trustProxy.trusts(peer)) return peer;
  const hops = [forwarded].flat().join(',').split(',');
  // If every proxy is trusted, the search would end at a client-supplied address: then only the peer counts as a proxy.
  if (trustProxy.everyone) return bare(hops.at(-1));
  let address = peer;
  while (hops.length > 0 && trustProxy.trusts(address)) address = bare(hops.pop());
  return address;
}

/** The address of the connection, which may be a proxy's. */
export function peerAddress({ remoteAddress }: Socket): string {
  return bare(remoteAddress);
}

const FORWARDING =
  /^(?:forwarded|via|x-forwarded(?:-.+)?|x-real-ip|x-client-ip|true-client-ip|cf-connecting-ip)$/;

/** True if a proxy has forwarded the request: then a connection from this machine is not a caller on this machine. */
export function isForwarded({ headers }: IncomingMessage): boolean {
  return Object.keys(headers).some((name) => FORWARDING.test(name));
}

/** The key under which callers are counted together: one IPv6 subscriber has a whole /64 network. */
export function addressGroup(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail = ''] = address.split('::');
  const left = head.split(':').filter((part) => part !== '');
  const right = tail.split(':').filter((part) => part !== '');
  const zeros = address.includes('::')
    ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
    : [];
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`;
}

function bare(text: string | undefined): string {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return UNKNOWN;
  const [, ipv6, ipv4] = WITH_PORT.exec(trimmed) ?? [];
  const address = (ipv6 ?? ipv4 ?? trimmed).replace(MAPPED, '');
  return isIP(address) === 0 ? UNKNOWN : address;
}
