import { inspect } from 'node:util';
import { AddressList } from './address-list.js';

/**
 * Which peers may say in `X-Forwarded-*` how the caller reached them. Immutable.
 *
 * It is the address of the connection that counts, never one that stands in a header: a header is believed only
 * because its sender is trusted.
 */
export class TrustProxy {
  /** False when nobody is trusted: forwarded headers are ignored altogether. */
  readonly enabled: boolean;
  /** True when whoever connects is taken for the proxy. */
  readonly everyone: boolean;
  readonly #trusted: AddressList;
  readonly #text: string;

  /**
   * @param trusted `true` for every peer, `false` for none, or a list of IP addresses, CIDR blocks and the word
   *   `loopback`.
   * @throws RangeError when an entry of the list is none of these.
   */
  constructor(trusted: boolean | readonly string[]) {
    this.everyone = trusted === true;
    this.enabled = typeof trusted === 'boolean' ? trusted : trusted.length > 0;
    this.#trusted = new AddressList(typeof trusted === 'boolean' ? [] : trusted);
    this.#text = typeof trusted === 'boolean' ? String(trusted) : this.#trusted.toString();
    Object.freeze(this);
  }

  /** @param address `socket.remoteAddress`: IPv4, IPv6, or IPv4 written as IPv6 (`::ffff:10.0.0.1`). */
  trusts(address: string | undefined): boolean {
    return this.everyone || this.#trusted.includes(address);
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
}
