import { createHmac } from 'node:crypto';
import type { Secret } from '../../common/index.js';

const CONSONANTS = 'bcdfghklmnprstvz';
const VOWELS = 'aeiou';
const OBJECT_ID = /^[0-9a-f]{24}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Replaces personal data by pseudonyms: the same value always gets the same one, of the same form, and it cannot be
 * reversed without the key. So the recordings of one person stay connected, and handlers read them like the originals.
 */
export class Pseudonyms {
  constructor(private readonly key: Secret) {}

  /** Word by word, so that 'Robin' stays a part of 'Robin Field'. */
  name(name: string): string {
    return name.replace(/[\p{L}\p{N}'’-]+/gu, (word) => this.word(word));
  }

  word(word: string): string {
    const bytes = this.digest('word', word.toLowerCase());
    const syllables = [0, 2, 4].map(
      (at) => CONSONANTS.charAt(bytes[at] % CONSONANTS.length) + VOWELS.charAt(bytes[at + 1] % VOWELS.length),
    );
    const made = syllables.join('');
    return /^\p{Lu}/u.test(word) ? made.charAt(0).toUpperCase() + made.slice(1) : made;
  }

  email(address: string): string {
    return `${this.hex('email', address.toLowerCase(), 12)}@example.com`;
  }

  /** With an unassigned country code. */
  phone(number: string): string {
    const digits = BigInt(`0x${this.hex('phone', number.replace(/\D/g, ''), 12)}`).toString();
    return `+999${digits.slice(-9).padStart(9, '0')}`;
  }

  /** From an address range reserved for documentation. */
  address(address: string): string {
    return `192.0.2.${this.digest('address', address)[0]}`;
  }

  /** A database id stays a database id, and a UUID a UUID. */
  id(id: string): string {
    if (OBJECT_ID.test(id)) return this.hex('id', id, 24);
    const hex = this.hex('id', id, 32);
    if (!UUID.test(id)) return `id-${hex.slice(0, 12)}`;
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }

  /** The unique part of a conversation's id. */
  hexOf(text: string): string {
    return this.hex('conversation', text, 32);
  }

  text(text: string): string {
    return `text-${this.hex('text', text, 12)}`;
  }

  private hex(kind: string, value: string, length: number): string {
    return this.digest(kind, value).toString('hex').slice(0, length);
  }

  private digest(kind: string, value: string): Buffer {
    return createHmac('sha256', this.key.reveal()).update(`${kind}\0${value}`).digest();
  }
}
