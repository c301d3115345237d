import { InvalidReplyError } from '../errors/index.js';
import { literalUrl } from './literal-url.js';

const WEB = ['https:', 'http:'];

describe('literalUrl', () => {
  it.each(['https://shop.example.com', 'http://a.example/p?q=1&r=%7B#x', 'https://a.example/$x'])(
    'keeps %s as given',
    (url) => {
      expect(literalUrl(url, 'src', WEB)).toBe(url);
    },
  );

  it.each([
    ['https://a.example/?t=${token}', 'https://a.example/?t=$%7Btoken%7D'],
    ['https://a.example/{{token}}', 'https://a.example/%7B%7Btoken%7D%7D'],
    ['https://a.example/?q={% if %}', 'https://a.example/?q=%7B%%20if%20%%7D'],
    ['https://a.example/?q=\\agent', 'https://a.example/?q=%5Cagent'],
    ['https://a.example/caffè 1.png', 'https://a.example/caff%C3%A8%201.png'],
  ])('encodes what the platform would read in %s', (url, encoded) => {
    expect(literalUrl(url, 'src', WEB)).toBe(encoded);
    expect(new URL(encoded).hostname).toBe('a.example');
  });

  it('leads to the host that a browser would go to, also with a backslash before it', () => {
    const url = 'https://good.example\\@evil.example/';
    expect(new URL(literalUrl(url, 'src', WEB)).hostname).toBe(new URL(url).hostname);
  });

  it.each([
    ['a script', 'javascript:alert(1)'],
    ['a script in disguise', ' java\nscript:alert(1)'],
    ['a relative address', '/a.png'],
    ['a number', 5],
    ['nothing', undefined],
    ['an empty string', ''],
  ])('refuses %s and names the field', (_name, url) => {
    expect(() => literalUrl(url, 'image.src', WEB)).toThrow(InvalidReplyError);
    expect(() => literalUrl(url, 'image.src', WEB)).toThrow('image.src');
  });

  it('never repeats the URL in its error', () => {
    expect(() => literalUrl('ftp://user:canary@a.example', 'src', WEB)).not.toThrow('canary');
  });
});
