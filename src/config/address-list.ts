import { BlockList, isIP } from 'node:net';
import { inspect } from 'node:util';
import { familyOf } from './loopback.js';

const LOOPBACK = ['127.0.0.0/8', '::1'];
const PREFIX_LENGTH = { ipv4: 32, ipv6: 128 } as const;

/** A set of networks: IP addresses, CIDR blocks and the word `loopback`. Immutable. */
export class AddressList {
  readonly #networks = new BlockList();
  readonly #text: string;

  /** @throws RangeError when an entry is none of these. */
  constructor(entries: readonly string[]) {
    this.#text = entries.join(', ');
    for (const entry of entries.flatMap((word) => (word === 'loopback' ? LOOPBACK : [word])))
      this.#add(entry);
    Object.freeze(this);
  }

  /** @param address `socket.remoteAddress`: IPv4, IPv6, or IPv4 written as IPv6 (`::ffff:10.0.0.1`). */
  includes(address: string | undefined): boolean {
    return address !== undefined && isIP(address) !== 0 && this.#networks.check(address, familyOf(address));
  }

  toString(): string {
    return this.#text;
  }

  toJSON(): string {
    return this.#text;
  }

  [inspect.custom](): string {
    return `AddressList(${this.#text})`;
  }

  #add(entry: string): void {
    const [address = '', prefix, ...rest] = entry.split('/');
    const family = familyOf(address);
    const length = prefix === undefined ? PREFIX_LENGTH[family] : Number(prefix);
    const usable = isIP(address) !== 0 && rest.length === 0 && /^\d{1,3}$/.test(prefix ?? '0');
    if (!usable || length > PREFIX_LENGTH[family]) {
      throw new RangeError('Not an IP address, not a CIDR block, and not the word loopback.');
    }
    this.#networks.addSubnet(address, length, family);
  }
}
