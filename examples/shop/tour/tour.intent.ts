import { Button, FulfillmentConfig, Intent, Reply } from 'pingstreams-fulfillment';

/** A picture, buttons of each kind, and a way to messages that come later. */
@Intent('tour')
export class TourIntent {
  constructor(private readonly config: FulfillmentConfig) {}

  handle(): Reply {
    return Reply.text('This is how your order leaves our house.')
      .image(`http://127.0.0.1:${this.config.port}/shop/pictures/parcel.svg`, {
        caption: 'A parcel',
        width: 320,
        height: 200,
      })
      .pause(600)
      .text('What else shall I show you?')
      .buttons(
        Button.intent('Write to me later', 'report'),
        Button.text('order.status'),
        Button.url('Our shop', 'https://shop.example.com/'),
      );
  }
}
