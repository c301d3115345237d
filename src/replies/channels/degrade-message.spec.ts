import { Button } from '../button.js';
import { Card } from '../card.js';
import { compileDelivery, compileReply } from '../compile/index.js';
import { Reply } from '../reply.js';

const PICTURE = 'https://a.example/b.png';

function messagesOn(channel: string, reply: Reply) {
  const compiled = compileReply(reply, { channel });
  const actions = compiled.kind === 'response' ? (compiled.response.actions ?? []) : [];
  return actions
    .flatMap((action) => (action.attributes as { commands: { message?: object }[] }).commands)
    .flatMap(({ message }) => message ?? []);
}

function choices(count: number): Button[] {
  return Array.from({ length: count }, (_, index) => Button.text(`Choice ${index + 1}`));
}

describe('degrading', () => {
  const gallery = Reply.cards(
    new Card({
      title: 'Shirt',
      description: 'Blue',
      image: PICTURE,
      buttons: [Button.intent('Buy', 'buy', { id: 1 })],
    }),
    new Card({ title: 'Plain' }),
  );

  it.each(['chat21', 'constructor', 'a channel of tomorrow'])('leaves %s everything', (channel) => {
    expect(messagesOn(channel, gallery)).toEqual(messagesOn('', gallery));
    expect(messagesOn(channel, gallery)).toHaveLength(1);
  });

  it('shows cards one by one, with buttons in a separate message', () => {
    expect(messagesOn('whatsapp', gallery)).toEqual([
      { type: 'image', text: '', metadata: { src: PICTURE } },
      expect.objectContaining({ type: 'text', text: 'Shirt\nBlue', attributes: expect.anything() as object }),
      { type: 'text', text: 'Plain' },
    ]);
  });

  it('gives a picture without caption a sign that buttons follow, for WhatsApp refuses buttons without text', () => {
    expect(messagesOn('whatsapp', Reply.image(PICTURE).buttons(Button.text('Yes')))).toMatchObject([
      { type: 'image' },
      { text: '👇', attributes: { attachment: { buttons: [{ value: 'Yes' }] } } },
    ]);
  });

  it('writes buttons as numbered choices and links where there are too many', () => {
    const reply = Reply.text('Choose:').buttons(...choices(11), Button.url('Site', 'https://a.example'));
    const [message] = messagesOn('whatsapp', reply);
    expect(message).toEqual({
      type: 'text',
      text: expect.stringMatching(
        /^Choose:\n \n1\. Choice 1\n[^]*\n11\. Choice 11\nSite: https:\/\/a\.example$/,
      ) as string,
    });
    expect(messagesOn('whatsapp', Reply.text('x').buttons(...choices(10)))).toMatchObject([
      { attributes: {} },
    ]);
  });

  it('writes buttons out whose payload is too long for Telegram', () => {
    const short = Reply.text('x').buttons(Button.intent('Go', '#5f0e3c2a-8a6d-4d7b-9b57-8f2f8a1e2d11'));
    const long = Reply.text('x').buttons(
      Button.intent('Go', '#5f0e3c2a-8a6d-4d7b-9b57-8f2f8a1e2d11', { id: 1 }),
    );
    expect(messagesOn('telegram', short)).toMatchObject([{ attributes: {} }]);
    expect(messagesOn('telegram', long)).toEqual([{ type: 'text', text: 'x\n \n1. Go' }]);
  });

  it('keeps a caption that Messenger would drop, and counts its three buttons', () => {
    expect(messagesOn('messenger', Reply.image(PICTURE, { caption: 'Look' }))).toEqual([
      { type: 'image', text: '', metadata: { src: PICTURE } },
      { type: 'text', text: 'Look' },
    ]);
    const four = Array.from({ length: 4 }, () => Button.url('Site', 'https://a.example'));
    expect(messagesOn('messenger', Reply.text('x').buttons(...four))).toEqual([
      { type: 'text', text: expect.stringContaining('Site: https://a.example') as string },
    ]);
  });

  it('gives WhatsApp the link and the caption of a document in the places where it looks for them', () => {
    const src = 'https://a.example/i.pdf';
    expect(messagesOn('whatsapp', Reply.file(src, { caption: 'Your invoice' }))).toEqual([
      {
        type: 'file',
        text: `[i.pdf](${src})\nYour invoice`,
        metadata: expect.objectContaining({ src, downloadURL: src, name: 'i.pdf' }) as object,
      },
    ]);
    const [video] = messagesOn('whatsapp', Reply.file('https://a.example/v.mp4', { caption: 'Watch' }));
    expect(video).toMatchObject({ text: 'Watch', metadata: { name: undefined } });
  });

  it.each([
    ['whatsapp', Reply.audio('https://a.example/a.mp3'), 'https://a.example/a.mp3'],
    ['telegram', Reply.file('https://a.example/a.csv', { caption: 'Data' }), 'Data\nhttps://a.example/a.csv'],
    ['telegram', Reply.video('https://a.example/a_b.mp4'), 'https://a.example/a\\_b.mp4'],
    ['messenger', Reply.file('https://a.example/a.pdf'), 'https://a.example/a.pdf'],
    ['sms-twilio', Reply.image(PICTURE, { caption: 'Look' }), `Look\n${PICTURE}`],
    ['voice_twilio', Reply.redirect('https://a.example/'), 'https://a.example/'],
    ['whatsapp', Reply.redirect('https://a.example/'), 'https://a.example/'],
  ])('on %s writes the link of what cannot be shown', (channel, reply, text) => {
    expect(messagesOn(channel, reply)).toEqual([{ type: 'text', text }]);
  });

  it.each([
    ['order_id is *missing', 'order\\_id is \\*missing'],
    ['[not a link', '\\[not a link'],
    ['*bold* and [a link](https://a.example/x_y)', '*bold* and [a link](https://a.example/x_y)'],
  ])('keeps Telegram from refusing %s', (text, shown) => {
    expect(messagesOn('telegram', Reply.text(text))).toEqual([{ type: 'text', text: shown }]);
    expect(messagesOn('whatsapp', Reply.text(text))).toEqual([{ type: 'text', text }]);
  });

  it('refuses a message that is too large before it looks into it', () => {
    const looked = jest.spyOn(String.prototype, 'split');
    expect(() => messagesOn('telegram', Reply.text('['.repeat(500 * 1024)))).toThrow('larger than 480 KB');
    expect(looked).not.toHaveBeenCalled();
    looked.mockRestore();
  });

  it('can be switched off for a reply', () => {
    expect(messagesOn('whatsapp', gallery.degrade(false))).toEqual(messagesOn('chat21', gallery));
  });

  it('works for the messaging API too', () => {
    expect(compileDelivery(Reply.audio('https://a.example/a.mp3'), { channel: 'whatsapp' })).toEqual([
      { kind: 'message', message: { type: 'text', text: 'https://a.example/a.mp3' } },
    ]);
  });
});
