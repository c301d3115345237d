import { Intent, Intents } from 'pingstreams-fulfillment';
import { Button, Card, Reply } from 'pingstreams-fulfillment';

const CDN = 'https://cdn.example.com';

/** One reply of every kind of message. */
@Intents()
export class MessageReplies {
  @Intent('show.text')
  text(): Reply {
    return Reply.text('Your parcel is on its way.\n\nIt arrives on Friday.');
  }

  @Intent('show.several')
  several(): Reply {
    return Reply.text('Let me look…').pause(800).text('Here it is: order A-1042.');
  }

  @Intent('show.markup')
  markup(): Reply {
    const user = 'Robin {{chatbot_jwt_token}}';
    return Reply.markup`Hello ${user}, welcome to {{shop_name}}!`;
  }

  @Intent('show.buttons')
  buttons(): Reply {
    return Reply.text('What shall I do with your order?').buttons(
      Button.text('Nothing'),
      Button.url('Track it', 'https://shop.example.com/track/A-1042', { target: 'self' }),
      Button.intent(
        'Cancel it',
        'order.cancel',
        { orderId: 'A-1042', reason: "It's too late" },
        { alias: 'stop' },
      ),
    );
  }

  @Intent('show.image')
  image(): Reply {
    return Reply.image(`${CDN}/shirt.png`, { caption: 'The blue shirt', width: 320, height: 200 });
  }

  @Intent('show.video')
  video(): Reply {
    return Reply.video('https://www.youtube.com/watch?v=dQw4w9WgXcQ', { caption: 'How to measure' });
  }

  @Intent('show.audio')
  audio(): Reply {
    return Reply.audio(`${CDN}/welcome.mp3`);
  }

  @Intent('show.file')
  file(): Reply {
    return Reply.file(`${CDN}/invoice-1042.pdf`, { caption: 'Your invoice', size: 18_230 });
  }

  @Intent('show.frame')
  frame(): Reply {
    return Reply.frame('https://shop.example.com/map', { caption: 'Our address', height: 300 });
  }

  @Intent('show.cards')
  cards(): Reply {
    return Reply.cards(
      new Card({
        title: 'Blue shirt',
        description: '29 €',
        image: `${CDN}/shirt.png`,
        buttons: [Button.intent('Buy', 'cart.add', { sku: 'S-1' })],
      }),
      new Card({ title: 'Red scarf', description: '12 €', image: `${CDN}/scarf.png` }),
    );
  }

  @Intent('show.redirect')
  redirect(): Reply {
    return Reply.redirect('https://shop.example.com/checkout', { caption: 'To the checkout' });
  }
}
