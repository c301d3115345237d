import {
  Button,
  Intent,
  IntentParam,
  Intents,
  Translations,
  Reply,
  type ReplyTemplate,
} from 'pingstreams-fulfillment';

interface Cart {
  items: number;
  total: number;
}

/** A reply that several handlers give, in the user's language. */
const cartSummary: ReplyTemplate<Cart> = (t, cart) =>
  Reply.text(t('cart.summary', cart)).buttons(Button.intent(t('cart.checkout'), 'cart.checkout'));

@Intents()
export class TranslatedReplies {
  constructor(private readonly replies: Translations) {}

  @Intent('cart.show')
  cart(@IntentParam('cart') cart: Cart = { items: 2, total: 41.5 }): Reply {
    return this.replies.render(cartSummary, cart);
  }

  @Intent('cart.empty')
  empty(): string {
    return this.replies.t('cart.empty');
  }
}
