import { buttonsOf, cardsOf, ownButtonsOf, shownMessages, shownText, shownTexts } from './message-reader.js';

const played = {
  text: 'all of it',
  attributes: {
    commands: [
      { type: 'message', message: { text: 'one' } },
      { type: 'wait', time: 500 },
      { type: 'wait', time: 'long' },
      { type: 'wait', time: 250 },
      { type: 'message', message: { text: 't\u200Bwo' } },
      { type: 'message', message: { text: ' ', metadata: { src: 'https://example.com/a.png' } } },
      { type: 'message' },
      'not a command',
    ],
  },
};

describe('A message of the wire', () => {
  it('is one bubble if it has no commands', () => {
    const message = { text: 'hello' };
    expect(shownMessages(message)).toEqual([{ message, pause: 0 }]);
  });

  it('is a bubble for each message of its commands, after the pauses before it', () => {
    expect(shownMessages(played).map(({ message, pause }) => [message.text, pause])).toEqual([
      ['one', 0],
      ['t\u200Bwo', 750],
      [' ', 0],
    ]);
  });

  it('is read without empty texts and without the separators of literal text', () => {
    expect(shownTexts(played)).toEqual(['one', 'two']);
    expect(shownText(7)).toBe('');
  });

  it('has its own buttons before those of its cards', () => {
    const message = {
      attributes: { attachment: { buttons: ['a'], gallery: [{ buttons: ['b'] }, 'not a card', {}] } },
    };
    expect(ownButtonsOf(message)).toEqual(['a']);
    expect(buttonsOf(message)).toEqual(['a', 'b']);
    expect(cardsOf(message)).toHaveLength(2);
  });

  it.each([undefined, null, 'text', 7, []])(
    'has no bubbles but itself if its attributes are %p',
    (attributes) => {
      expect(shownMessages({ attributes })).toHaveLength(1);
      expect(buttonsOf({ attributes })).toEqual([]);
    },
  );
});
