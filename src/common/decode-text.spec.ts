import { decodeText } from './decode-text.js';

const WORDS = 'Grüße, 世界';

describe('decodeText', () => {
  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(WORDS)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${WORDS}`)],
    ['UTF-16 of Windows', Buffer.from(`\uFEFF${WORDS}`, 'utf16le')],
    ['UTF-16, big endian', Buffer.from(`\uFEFF${WORDS}`, 'utf16le').swap16()],
  ])('reads %s', (_name, bytes) => {
    expect(decodeText(bytes)).toBe(WORDS);
  });

  it.each<[string, Buffer]>([
    ['UTF-16 without a mark', Buffer.from(WORDS, 'utf16le')],
    ['Latin-1', Buffer.from('Grüße', 'latin1')],
    ['a NUL', Buffer.from('a\0b')],
    ['half of a character of UTF-16', Buffer.from([0xff, 0xfe, 0x61])],
  ])('takes %s for no text', (_name, bytes) => {
    expect(decodeText(bytes)).toBeUndefined();
  });

  it('reads an empty file', () => {
    expect(decodeText(Buffer.alloc(0))).toBe('');
  });
});
