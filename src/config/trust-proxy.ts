import { inspect } from 'node:util';
import { AddressList } from './address-list.js';

/**
 * The peers whose `X-Forwarded-*` headers are trusted. Immutable.
 *
 * It compares the address of the connection, never an address in a header: a header is trusted only because its sender
 * is.
 */
export class TrustProxy {
  /** False if no peer is trusted: forwarded headers are ignored. */
  readonly enabled: boolean;
  /** True if every peer is trusted as a proxy. */
  readonly everyone: boolean;
  readonly #trusted: AddressList;
  readonly #text: string;

  /**
   * @param trusted `true` for every peer, `false` for none, or a list of IP addresses, CIDR blocks and the word
   *   `loopback`.
   * @throws RangeError if an entry of the list is none of these.
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
