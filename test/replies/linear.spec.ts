import { InvalidReplyError, literalText, toReply } from '../../src/replies/index.js';
import { wellFormedMarkdown } from '../../src/replies/channels/well-formed-markdown.js';
import { parseMicroLanguage } from '../../src/replies/static/micro-language.js';
import { mimeTypeOf } from '../../src/replies/messages/mime-types.constants.js';
import { growth } from './growth.js';

/** The processor time for a text grows at most linearly with its length. */
describe('the work for a text grows with its length alone', () => {
  it.each([
    ['lines that U+2028 ends', (size: number) => literalText(`a${'\u2028'.repeat(size)}b`)],
    ['lines that U+2029 ends', (size: number) => literalText(`a${'\u2029'.repeat(size)}b`)],
    ['blank lines', (size: number) => literalText(`a${'\r\n'.repeat(size)}b`)],
    ['spaces', (size: number) => literalText(`a\n${' '.repeat(size)}b`)],
    ['opened links', (size: number) => wellFormedMarkdown('['.repeat(size))],
    ['links that never end', (size: number) => wellFormedMarkdown('[]('.repeat(size))],
    ['endings of file names', (size: number) => mimeTypeOf(`${'.a?'.repeat(size)}\n`)],
    ['a media line of spaces', (size: number) => parseMicroLanguage(`tdImage,${' '.repeat(size)}`)],
  ])('with %s', (_name, work) => {
    expect(growth(8_000, work)).toBeLessThan(10);
  });
});

it('the work for a list grows with its length alone, also where it is refused', () => {
  const work = (length: number) => {
    expect(() => toReply(Array.from({ length }, () => 'x'))).toThrow(InvalidReplyError);
  };
  expect(growth(4_000, work)).toBeLessThan(10);
});
