import { quoted } from './quoted.js';

describe('quoted', () => {
  it('leaves words as JSON writes them', () => {
    expect(quoted('Größe "L" ✓ 👍')).toBe('"Größe \\"L\\" ✓ 👍"');
  });

  it.each([
    ['a line break', 'a\nb', '"a\\nb"'],
    ['a control sequence in one byte', 'a\u009b2J', '"a\\u009b2J"'],
    ['a line separator', 'a\u2028b', '"a\\u2028b"'],
    ['a change of the writing direction', 'a\u202eb', '"a\\u202eb"'],
    ['an invisible tag outside of the basic plane', 'a\u{e0041}', '"a\\udb40\\udc41"'],
  ])('escapes %s, and stays JSON of the same text', (_name, text, written) => {
    expect(quoted(text)).toBe(written);
    expect(JSON.parse(quoted(text))).toBe(text);
  });
});
