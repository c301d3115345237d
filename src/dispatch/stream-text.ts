export interface StreamTextOptions {
  /** The unit of one message. Default `paragraph`: text between blank lines. */
  by?: 'sentence' | 'paragraph';
  /** BCP 47: sentence boundaries depend slightly on the language. Default: the language of the process. */
  locale?: string;
}

const BLANK_LINE = /\n[^\S\n]*\n/g;
const LETTER = /\p{L}/u;

/**
 * The messages of a text that comes in pieces, as language models write it: each sentence, or paragraph, as soon as the
 * next one has begun. White space around messages is dropped, and so is a message of nothing else.
 *
 * ```ts
 * async *handle(ctx: IntentContext) {
 *   yield* streamText(this.model.answer(ctx.text, { signal: ctx.signal }), { by: 'sentence', locale: ctx.locale });
 * }
 * ```
 *
 * @publicApi
 */
export async function* streamText(
  tokens: AsyncIterable<string>,
  { by = 'paragraph', locale }: StreamTextOptions = {},
): AsyncGenerator<string, void, undefined> {
  const completed = by === 'sentence' ? sentenceEnd(locale) : paragraphEnd;
  let text = '';
  for await (const token of tokens) {
    text += token;
    for (let end = completed(text); end > 0; end = completed(text)) {
      const message = text.slice(0, end).trim();
      text = text.slice(end);
      if (message !== '') yield message;
    }
  }
  const rest = text.trim();
  if (rest !== '') yield rest;
}

/** The certain end of the first paragraph, 0 if it may continue. */
function paragraphEnd(text: string): number {
  BLANK_LINE.lastIndex = 0;
  return BLANK_LINE.test(text) ? BLANK_LINE.lastIndex : 0;
}

/**
 * The last sentence may always continue: `It costs 3.` is the start of `It costs 3.50.` Only a letter shows with
 * certainty that another sentence has begun: a lower-case one after a full stop would belong to the same.
 */
function sentenceEnd(locale: string | undefined): (text: string) => number {
  const segmenter = new Intl.Segmenter(locale, { granularity: 'sentence' });
  return (text) => {
    const sentences = segmenter.segment(text)[Symbol.iterator]();
    sentences.next();
    const second = sentences.next();
    return second.done !== true && LETTER.test(text.slice(second.value.index)) ? second.value.index : 0;
  };
}
