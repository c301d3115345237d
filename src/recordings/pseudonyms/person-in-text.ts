import { literalText } from '../../replies/index.js';
import type { Person } from '../recording.types.js';
import type { Pseudonyms } from './pseudonyms.js';
import { QuotedPieces } from './quoted-pieces.js';

/** Shorter names are part of too many words. */
const SHORTEST_NAME = 3;
const SHORTEST_ID = 6;
const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g;
/** With a plus or a separator: a plain number may be an order number. Dates are excluded. */
const PHONE = /(?<![\w.+-])(?!\d{4}-\d{2}-\d{2}|\d+(?![\d\s().-]))\+?\d(?:[\s().-]{0,2}\d){8,14}(?![\w-])/g;
/** The pseudonyms of this class, which must not be replaced again. */
const OWN_EMAIL = /^[0-9a-f]{12}@example\.com$/;
const OWN_PHONE = /^\+999\d{9}$/;
const CONVERSATION = /\b(support-group-[^-\s"/]{1,64}-)([\w-]{8,64})/g;

/** Finds a person in texts: by the known names, and by the form of addresses and phone numbers. */
export class PersonInText {
  private readonly known: readonly (readonly [RegExp, string])[];
  private readonly quoted: QuotedPieces;
  private readonly said: string;

  constructor(
    { ids, name, email, phone, words: said = '' }: Person,
    private readonly pseudonyms: Pseudonyms,
  ) {
    this.quoted = new QuotedPieces(said);
    this.said = pseudonyms.text(said);
    const words = (name ?? '').match(/[\p{L}\p{N}'’-]+/gu) ?? [];
    this.known = [
      ...wordsOf(said).map((text) => literal(text, this.said, true)),
      ...ids.filter(({ length }) => length >= SHORTEST_ID).map((id) => literal(id, pseudonyms.id(id), false)),
      ...(email === undefined ? [] : [literal(email, pseudonyms.email(email), false)]),
      ...(phone === undefined ? [] : [literal(phone, pseudonyms.phone(phone), false)]),
      ...words
        .filter((word) => word.length >= SHORTEST_NAME && !/^\d+$/.test(word))
        .map((word) => literal(word, pseudonyms.word(word), true)),
    ];
  }

  hide(text: string): string {
    let hidden = text.replace(
      CONVERSATION,
      (_whole, group: string, own: string) => group + this.pseudonyms.hexOf(own),
    );
    for (const [pattern, pseudonym] of this.known) hidden = hidden.replace(pattern, pseudonym);
    return this.quoted
      .replace(hidden, this.said)
      .replace(EMAIL, (address) => (OWN_EMAIL.test(address) ? address : this.pseudonyms.email(address)))
      .replace(PHONE, (number) => (OWN_PHONE.test(number) ? number : this.pseudonyms.phone(number)));
  }
}

/** In the original form, and in the form of a reply that repeats them. */
function wordsOf(said: string): readonly string[] {
  return said.length < SHORTEST_NAME ? [] : [...new Set([said, said.trim(), literalText(said)])];
}

function literal(value: string, pseudonym: string, wholeWord: boolean): [RegExp, string] {
  const escaped = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = wholeWord ? `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])` : escaped;
  return [new RegExp(pattern, 'gu'), pseudonym.replaceAll('$', '$$$$')];
}
