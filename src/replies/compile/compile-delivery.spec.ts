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

  it('sends nothing for silence', () => {
    expect(compileDelivery(Reply.silence())).toEqual([]);
  });

  it('makes text literal, for the platform looks for label keys and directives in stored messages too', () => {
    expect(compileDelivery('${WELCOME} \\close')).toEqual([
      { kind: 'message', message: { type: 'text', text: '$\u200B{WELCOME} \\\u200Bclose' } },
    ]);
  });
});
