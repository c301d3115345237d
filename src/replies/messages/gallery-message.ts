import type { Message } from '../../protocol/index.js';
import { Card } from '../card.js';
import { InvalidReplyError } from '../errors/invalid-reply.error.js';

const MAX_CARDS = 50;

/** Cards side by side. @see protocol.md 3.2, row `gallery` */
export function galleryMessage(cards: readonly unknown[]): Message {
  if (cards.length === 0 || cards.length > MAX_CARDS) {
    throw new InvalidReplyError('cards', `are ${cards.length}`, `Give 1 to ${MAX_CARDS}.`);
  }
  const gallery = cards.map((card, index) => {
    if (!(card instanceof Card)) {
      throw new InvalidReplyError(
        `cards[${index}]`,
        'is not a Card',
        "Make it with new Card({ title: '…' }).",
      );
    }
    return card.wire;
  });
  return { type: 'gallery', text: '', attributes: { attachment: { type: 'template', gallery } } };
}
