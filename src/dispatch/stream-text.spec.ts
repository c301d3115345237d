import fc from 'fast-check';
import { streamText, type StreamTextOptions } from './stream-text.js';

async function* tokensOf(...tokens: string[]): AsyncGenerator<string> {
  yield* tokens;
}

async function messages(tokens: string[], options?: StreamTextOptions): Promise<string[]> {
  const all: string[] = [];
  for await (const message of streamText(tokensOf(...tokens), options)) all.push(message);
  return all;
}

describe('streamText', () => {
  it('makes a message of each paragraph', async () => {
    expect(await messages(['One', ' line\nand another\n', '\nTwo\n \n\n', '\nThree\n'])).toEqual([
      'One line\nand another',
      'Two',
      'Three',
    ]);
  });

  it('makes a message of each sentence', async () => {
    const tokens = ['It co', 'sts 3.', '50 today. Do', ' you want it? ', 'Say "yes".\n\nBye'];
    expect(await messages(tokens, { by: 'sentence', locale: 'en' })).toEqual([
      'It costs 3.50 today.',
      'Do you want it?',
      'Say "yes".',
      'Bye',
    ]);
  });

  it.each([
    ['ja', '今日は。元気ですか？はい。', ['今日は。', '元気ですか？', 'はい。']],
    ['hi', 'नमस्ते। आप कैसे हैं?', ['नमस्ते।', 'आप कैसे हैं?']],
  ])('knows where sentences end in %s', async (locale, text, expected) => {
    expect(await messages([...text], { by: 'sentence', locale })).toEqual(expected);
  });

  it('gives a message as soon as the next one has begun, and reads no further', async () => {
    let read = 0;
    let closed = false;
    async function* model(): AsyncGenerator<string> {
      try {
        for (const token of ['One. ', 'Two. ', 'Three.']) {
          read += 1;
          yield token;
        }
      } finally {
        closed = true;
      }
    }
    const stream = streamText(model(), { by: 'sentence' });
    expect(await stream.next()).toEqual({ done: false, value: 'One.' });
    expect(read).toBe(2);
    await stream.return();
    expect(closed).toBe(true);
  });

  it('passes on what the model throws, after what was complete', async () => {
    async function* model(): AsyncGenerator<string> {
      yield 'One.\n\nTwo';
      throw new Error('the model failed');
    }
    const stream = streamText(model());
    expect((await stream.next()).value).toBe('One.');
    await expect(stream.next()).rejects.toThrow('the model failed');
  });

  it.each(['sentence', 'paragraph'] as const)('loses no word, however the text is cut (by %s)', (by) =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'B', '.', '?', ' ', '\n', '3') })),
        async (tokens) => {
          const all = await messages(tokens, { by });
          expect(all.join('').replace(/\s/g, '')).toBe(tokens.join('').replace(/\s/g, ''));
          expect(all.every((message) => message.trim() === message && message !== '')).toBe(true);
          expect(all).toEqual(await messages([...tokens.join('')], { by }));
        },
      ),
      { numRuns: 2_000 },
    ),
  );
});
