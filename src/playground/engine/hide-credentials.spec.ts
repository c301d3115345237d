import { credentialsOf, hideCredentials } from './hide-credentials.js';

const LONG = 'sk-long-constant';
const hide = (text: string, ...credentials: string[]): unknown => hideCredentials(text, credentials);

describe('hideCredentials', () => {
  it.each([
    ['It is hunter2.', 'It is [secret].'],
    ['{"pin":"hunter2"}', '{"pin":"[secret]"}'],
    ['https://x.example/?key=hunter2&page=1', 'https://x.example/?key=[secret]&page=1'],
    ['hunter2', '[secret]'],
    ['hunter22 and hunter2x', 'hunter22 and hunter2x'],
    ['Günhunter2', 'Günhunter2'],
    ['hunter2-group-1', 'hunter2-group-1'],
    ['ask.hunter2 and hunter2.ask', 'ask.hunter2 and hunter2.ask'],
  ])('hides a short one as a separate word: %j', (text, seen) => {
    expect(hide(text, 'hunter2')).toBe(seen);
  });

  it('hides a long one wherever it stands, and what begins with a short one as a whole', () => {
    expect(hide(`x${LONG}y`, LONG)).toBe('x[secret]y');
    expect(hide('the key: (a+b).*$^', 'key:', '(a+b).*$^')).toBe('the [secret] [secret]');
    expect(hide('pass pass-phrase-1', 'pass', 'pass-phrase-1')).toBe('[secret] [secret]');
  });

  it('hides none where there are none, and looks at every depth', () => {
    expect(hide('plain')).toBe('plain');
    const value = { a: [{ b: 'It is hunter2' }], secret: 'x', webhook_url: '', n: 1, none: null };
    expect(hideCredentials(value, ['hunter2'])).toEqual({
      a: [{ b: 'It is [secret]' }],
      secret: '[secret]',
      webhook_url: '',
      n: 1,
      none: null,
    });
  });

  it('takes no constant of the bot for a credential that has 3 characters or fewer', () => {
    const globals = ['1', 'it', 'yes', 'word'].map((value) => ({ key: value, value }));
    expect(credentialsOf('a-token', { attributes: { globals } })).toEqual(['a-token', 'word']);
  });
});
