import { Button } from '../button.js';
import { Card } from '../card.js';
import { InvalidReplyError } from '../errors/index.js';
import { Reply } from '../reply.js';
import { compileReply } from './compile-reply.js';

const Z = '\u200B';

function responseOf(reply: Reply) {
  const compiled = compileReply(reply);
  if (compiled.kind !== 'response') {
    throw new Error(`compiled to ${compiled.kind}`);
  }
  return compiled.response;
}

describe('compileReply', () => {
  it('answers one reply action with commands, and the text beside it', () => {
    expect(responseOf(Reply.text('It left our warehouse today.'))).toEqual({
      actions: [
        {
          _tdActionType: 'reply',
          text: 'It left our warehouse today.',
          attributes: {
            commands: [{ type: 'message', message: { type: 'text', text: 'It left our warehouse today.' } }],
          },
        },
      ],
      text: 'It left our warehouse today.',
    });
  });

  it('keeps several messages in one action, in order', () => {
    const response = responseOf(
      Reply.text('One')
        .image('https://a.example/b.png', { caption: 'Two', width: 320 })
        .buttons(Button.text('Three')),
    );
    expect(response.actions).toEqual([
      {
        _tdActionType: 'reply',
        text: 'One\n\nTwo',
        attributes: {
          commands: [
            { type: 'message', message: { type: 'text', text: 'One' } },
            {
              type: 'message',
              message: {
                type: 'image',
                text: 'Two',
                metadata: { src: 'https://a.example/b.png', width: 320 },
                attributes: {
                  attachment: {
                    type: 'template',
                    buttons: [{ type: 'text', value: 'Three', show_echo: true }],
                  },
                },
              },
            },
          ],
        },
      },
    ]);
    expect(response.text).toBe('One\n\nTwo');
  });

  it('keeps a text of several paragraphs one message', () => {
    const response = responseOf(Reply.text('One\n\nTwo'));
    expect(response.actions).toMatchObject([
      { attributes: { commands: [{ message: { text: 'One\n\nTwo' } }] } },
    ]);
    expect(response.text).toBe(`One\n${Z}\nTwo`);
  });

  it('makes every string literal', () => {
    const evil = '{{chatbot_jwt_token}} ${chatbotToken} \\agent';
    const response = responseOf(
      Reply.text(evil)
        .image('https://a.example/{{x}}', { caption: evil, name: evil })
        .buttons(Button.url(evil, 'https://a.example/${x}')),
    );
    expect(JSON.stringify(response)).not.toMatch(/\{\{|\{%|\$\{|\\\\agent/);
  });

  it('gives an old engine the link of a picture without caption', () => {
    expect(responseOf(Reply.image('https://a.example/b.png')).text).toBe('https://a.example/b.png');
  });

  it('sums up cards and sounds for the list of conversations, which would have an empty line', () => {
    const summary = (reply: Reply): unknown => responseOf(reply).actions?.at(-1)?.text;
    expect(summary(Reply.cards(new Card({ title: 'Shirt' }), new Card({ title: 'Shoe' })))).toBe(
      'Shirt\nShoe',
    );
    expect(summary(Reply.audio('https://a.example/hello.mp3'))).toBe('hello.mp3');
    expect(summary(Reply.image('https://a.example/b.png').text('Look'))).toBe('Look');
  });

  it('says the last of several messages without words in an action whose summary the engine keeps', () => {
    const picture = { type: 'image', text: '', metadata: { src: 'https://a.example/b.png' } };
    const shown = { type: 'message', message: picture };
    const reply = Reply.image('https://a.example/b.png')
      .pause(700)
      .image('https://a.example/b.png')
      .pause(900);
    expect(responseOf(reply).actions).toEqual([
      {
        _tdActionType: 'reply',
        text: 'https://a.example/b.png',
        attributes: { commands: [shown, { type: 'wait', time: 700 }] },
      },
      {
        _tdActionType: 'randomreply',
        text: 'https://a.example/b.png\n\nhttps://a.example/b.png',
        attributes: { commands: [{ type: 'wait', time: 0 }, shown] },
      },
      { _tdActionType: 'wait', millis: 900 },
    ]);
  });

  it('answers the static reply and silence as what they are', () => {
    expect(compileReply(Reply.static())).toEqual({ kind: 'static' });
    expect(compileReply(Reply.silence())).toEqual({ kind: 'silence' });
  });

  it('refuses a reply that the platform would lose for its size', () => {
    const half = 'è'.repeat(125_000);
    expect(() => compileReply(Reply.text(half))).toThrow(InvalidReplyError);
    expect(() => compileReply(Reply.text(half))).toThrow('480 KB');
    expect(compileReply(Reply.text('e'.repeat(200_000))).kind).toBe('response');
  });

  it('leaves the reply as it was, so that it can be answered again', () => {
    const reply = Reply.text('One').buttons(Button.text('Two'));
    expect(compileReply(reply)).toEqual(compileReply(reply));
  });
});
