import { Card } from '../card.js';
import { Reply } from '../reply.js';
import { compileDelivery } from './compile-delivery.js';

describe('compileDelivery', () => {
  it('sends one message as it is', () => {
    expect(compileDelivery('Done')).toEqual([{ kind: 'message', message: { type: 'text', text: 'Done' } }]);
  });

  it('sends several as one message with commands, the only form that keeps their order', () => {
    expect(compileDelivery(['One', Reply.image('https://a.example/b.png')])).toEqual([
      {
        kind: 'message',
        message: {
          type: 'text',
          text: 'One',
          attributes: {
            commands: [
              { type: 'message', message: { type: 'text', text: 'One' } },
              {
                type: 'message',
                message: { type: 'image', text: '', metadata: { src: 'https://a.example/b.png' } },
              },
            ],
          },
        },
      },
    ]);
  });

  it.each([
    ['cards', Reply.cards(new Card({ title: 'Blue shirt' }), new Card({ title: 'Red shirt' }))],
    ['a sound', Reply.audio('https://a.example/tone.mp3')],
    ['a file', Reply.file('https://a.example/invoice.pdf')],
    ['a picture', Reply.image('https://a.example/b.png')],
    [
      'a picture of a raw action',
      Reply.ofActions([
        {
          _tdActionType: 'reply',
          attributes: {
            commands: [
              {
                type: 'message',
                message: { type: 'image', text: '', metadata: { src: 'https://a.example/b.png' } },
              },
            ],
          },
        },
      ]),
    ],
  ])(
    'sums up %s without words in the text of the message, which the list of conversations shows',
    (_name, reply) => {
      const [step, ...others] = compileDelivery(reply);
      expect(others).toEqual([]);
      const message = step?.kind === 'message' ? step.message : undefined;
      expect(message?.type).toBe('text');
      expect(message?.text).toMatch(/shirt|tone|invoice|b\.png/);
      expect(message?.attributes?.commands).toHaveLength(1);
    },
  );

  it('sends nothing for silence', () => {
    expect(compileDelivery(Reply.silence())).toEqual([]);
  });

  it('makes text literal, for the platform looks for label keys and directives in stored messages too', () => {
    expect(compileDelivery('${WELCOME} \\close')).toEqual([
      { kind: 'message', message: { type: 'text', text: '$\u200B{WELCOME} \\\u200Bclose' } },
    ]);
  });
});
