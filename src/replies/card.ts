import { Brand } from '../common/index.js';
import type { GalleryItem } from '../protocol/index.js';
import type { Button } from './button.js';
import { wireButtons } from './buttons.js';
import { assertString, assertVisible } from './field-checks.js';
import { literalMessageText, literalUrl } from './literal/index.js';

export interface CardOptions {
  title: string;
  description?: string;
  /** Public `https:` or `http:` URL of the card's picture. */
  image?: string | URL;
  buttons?: readonly Button[];
}

/**
 * One card of a gallery. Immutable; its texts are literal.
 *
 * @example new Card({ title: 'Blue shirt', image: 'https://shop.example.com/b.png', buttons: [Button.text('Buy')] })
 * @see protocol.md 3.2, row `gallery`
 */
@Brand('Card')
export class Card {
  /** @internal */
  readonly wire: GalleryItem;

  constructor(options: CardOptions) {
    assertVisible(options.title, 'card.title');
    this.wire = {
      ...(options.image === undefined
        ? {}
        : { preview: { src: literalUrl(options.image, 'card.image', ['https:', 'http:']) } }),
      title: literalMessageText(options.title),
      description: description(options.description),
      buttons: wireButtons(options.buttons ?? [], 'card.buttons'),
    };
    Object.freeze(this);
  }
}

function description(text: string | undefined): string {
  if (text === undefined) {
    return '';
  }
  assertString(text, 'card.description');
  return literalMessageText(text);
}
