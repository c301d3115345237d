import { literalText } from '../../replies/index.js';
import { QuotedPieces } from './quoted-pieces.js';

const SAID = 'my parcel of last week for {{Robin}}, never came to Long Lane 7, what now?';

describe('QuotedPieces', () => {
  const hide = (text: string): string => new QuotedPieces(SAID).replace(text, '<said>');

  it('finds a text that was cut', () => {
    expect(hide(`You said "${SAID.slice(0, 45)}…".`)).toBe('You said "<said>…".');
    expect(hide(`…${SAID.slice(20)} Is that so?`)).toBe('…<said> Is that so?');
  });

  it('finds it in literal text', () => {
    const literal = literalText(SAID.slice(0, 60));
    expect(literal).not.toBe(SAID.slice(0, 60));
    expect(hide(`"${literal}"`)).toBe('"<said>"');
  });

  it('finds each of several quotations', () => {
    expect(hide(`${SAID.slice(0, 30)}|${SAID.slice(30, 60)}|${SAID}`)).toBe('<said>|<said>|<said>');
  });

  it('keeps common phrases, and text that was not said', () => {
    expect(hide('Has your parcel never come?')).toBe('Has your parcel never come?');
    expect(new QuotedPieces('hello').replace('hello to all of you out there', '<said>')).toBe(
      'hello to all of you out there',
    );
  });

  it('leaves the separators of literal text that it does not take', () => {
    expect(hide('{\u200b{name}: never came to Long Lane 7\u200b!')).toBe('{\u200b{name}:<said>\u200b!');
  });
});
