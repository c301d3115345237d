import { BlockList, isIP } from 'node:net';
import { inspect } from 'node:util';
import { familyOf } from './loopback.js';

const LOOPBACK = ['127.0.0.0/8', '::1'];
const PREFIX_LENGTH = { ipv4: 32, ipv6: 128 } as const;

/**
 * Which peers may say in `X-Forwarded-*` how the caller reached them. Immutable.
 *
 * It is the address of the connection that counts, never one that stands in a header: a header is believed only
 * because its sender is trusted.
 */
export class TrustProxy {
  /** False when nobody is trusted: forwarded headers are ignored altogether. */
  readonly enabled: boolean;
  readonly #everyone: boolean;
  readonly #trusted = new BlockList();
  readonly #text: string;

  /**
   * @param trusted `true` for every peer, `false` for none, or a list of IP addresses, CIDR blocks and the word
   *   `loopback`.
   * @throws RangeError when an entry of the list is none of these.
   */
  constructor(trusted: boolean | readonly string[]) {
    this.#everyone = trusted === true;
    this.enabled = typeof trusted === 'boolean' ? trusted : trusted.length > 0;
    this.#text = typeof trusted === 'boolean' ? String(trusted) : trusted.join(', ');
    if (typeof trusted !== 'boolean') {
      for (const entry of trusted.flatMap((word) => (word === 'loopback' ? LOOPBACK : [word]))) {
        this.#add(entry);
      }
    }
    Object.freeze(this);
  }

  /** @param address `socket.remoteAddress`: IPv4, IPv6, or IPv4 written as IPv6 (`::ffff:10.0.0.1`). */
  trusts(address: string | undefined): boolean {
    if (this.#everyone) {
      return true;
    }
    return address !== undefined && isIP(address) !== 0 && this.#trusted.check(address, familyOf(address));
  }

  toString(): string {
    return this.#text;
  }

  toJSON(): string {
    return this.#text;
  }

  [inspect.custom](): string {
    return `TrustProxy(${this.#text})`;
  }

  #add(entry: string): void {
    const [address = '', prefix, ...rest] = entry.split('/');
    const family = familyOf(address);
    const length = prefix === undefined ? PREFIX_LENGTH[family] : Number(prefix);
    const usable = isIP(address) !== 0 && rest.length === 0 && /^\d{1,3}$/.test(prefix ?? '0');
    if (!usable || length > PREFIX_LENGTH[family]) {
      throw new RangeError('Not an IP address, not a CIDR block, and not the word loopback.');
    }
    this.#trusted.addSubnet(address, length, family);
  }
}
