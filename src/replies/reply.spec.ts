import { Button } from './button.js';
import { InvalidReplyError } from './errors/index.js';
import { Reply } from './reply.js';

const INTERNAL = new Set(['ofActions', 'ofParts', 'join']);

describe('Reply', () => {
  it('is a value: extending it leaves it as it was', () => {
    const hello = Reply.text('Hello');
    const longer = hello.text('again').buttons(Button.text('Yes'));
    expect(hello.parts).toHaveLength(1);
    expect(longer.parts).toHaveLength(2);
    expect(hello.buttons(Button.text('No')).parts).not.toEqual(hello.parts);
  });

  it('adds buttons to those that a message has', () => {
    const reply = Reply.text('Sure?').buttons(Button.text('Yes')).buttons(Button.text('No'));
    expect(reply.parts).toMatchObject([
      {
        message: {
          attributes: { attachment: { type: 'template', buttons: [{ value: 'Yes' }, { value: 'No' }] } },
        },
      },
    ]);
  });

  it.each([
    ['an empty text', () => Reply.text(''), 'text is blank'],
    ['a text of white space', () => Reply.text(' \n\u200B'), 'text is blank'],
    ['a number as text', () => Reply.text(5 as never), 'text must be a string, not a number'],
    ['an image without source', () => Reply.image(undefined as never), 'image.src'],
    ['an image of no size', () => Reply.image('https://a.example/b.png', { width: 0 }), 'image.width'],
    [
      'a caption that is no text',
      () => Reply.image('https://a.example/b.png', { caption: {} as never }),
      'image.caption',
    ],
    [
      'buttons on no message',
      () => Reply.silence().buttons(Button.text('x')),
      'buttons have no message before them',
    ],
    ['a button that is none', () => Reply.text('x').buttons('Yes' as never), 'buttons[0] is not a Button'],
    [
      'too many buttons',
      () => Reply.text('x').buttons(...Array.from({ length: 51 }, () => Button.text('y'))),
      'buttons are 51',
    ],
  ])('refuses %s where it is built and names the field', (_name, build, message) => {
    expect(build).toThrow(InvalidReplyError);
    expect(build).toThrow(message);
  });

  it('starts with each message and step that it can be continued with, by the same name', () => {
    const starters = Object.getOwnPropertyNames(Reply).filter(
      (name) => typeof Reflect.get(Reply, name) === 'function' && !INTERNAL.has(name),
    );
    const withoutTwin = starters.filter((name) => typeof Reflect.get(Reply.prototype, name) !== 'function');

    expect(withoutTwin).toEqual(['silence']);
    expect(starters.length).toBeGreaterThan(20);
    expect(Reply.text('Hello').parts).toEqual(Reply.silence().text('Hello').parts);
    expect(Reply.goTo('start').parts).toEqual(Reply.silence().goTo('start').parts);
  });
});
