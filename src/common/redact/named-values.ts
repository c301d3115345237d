import { MASK } from '../mask.js';
import type { SensitiveNames } from './sensitive-names.js';

/**
 * `name=`, `"name": `, `name%3D`, `name => `: the forms of a name before its value, in addresses, JSON, headers and
 * inspected objects.
 */
const NAME = /(?<![\w.-])([\w.-]{1,100})\\{0,3}["'\]]?\s{0,2}(?:[:=]>?|%3[ADad])\s{0,2}/g;
const QUOTE = /\\{0,3}["'`]/y;
const PLAIN_VALUE = /[^\s"'`&,;(){}[\]<>\\]+/y;
const REST_OF_LINE = /[^\r\n"'`]+/y;
/** The text that may follow a single word, if that is a value and not the beginning of a sentence. */
const END_OF_VALUE = /^\s*(?:$|[\r\n"'`&,;)}\]\\])/;
const WHOLE_LINE = /authorization|cookie/i;

/** Masks the values of sensitive names in a text, in one pass from left to right. */
export function maskNamedValues(text: string, names: SensitiveNames): string {
  let masked = '';
  let done = 0;
  NAME.lastIndex = 0;
  for (let found = NAME.exec(text); found !== null; found = NAME.exec(text)) {
    const start = NAME.lastIndex;
    const [before, name = ''] = found;
    const value = names.has(name) ? valueAt(text, start, before) : undefined;
    if (value === undefined || !names.hides(name, text.slice(value.from, value.to))) continue;
    masked += text.slice(done, value.from) + MASK;
    done = value.to;
    NAME.lastIndex = done;
  }
  return masked + text.slice(done);
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function valueAt(text: string, start: number, before: string): Range | undefined {
  if (text.startsWith(MASK, start)) return undefined;
  const quote = matchAt(QUOTE, text, start);
  if (quote !== undefined) return quoted(text, start, quote);
  const pattern = WHOLE_LINE.test(before) ? REST_OF_LINE : PLAIN_VALUE;
  const value = matchAt(pattern, text, start);
  if (value === undefined) return undefined;
  const to = start + value.length;
  // 'The token: it is not valid.' is a sentence.
  const isProse = pattern === PLAIN_VALUE && /\s$/.test(before) && !END_OF_VALUE.test(text.slice(to, to + 8));
  return isProse ? undefined : { from: start, to };
}

/** To the closing quote, or to the end of the text if there is none. */
function quoted(text: string, start: number, quote: string): Range | undefined {
  const from = start + quote.length;
  let to = text.indexOf(quote, from);
  while (to !== -1 && text[to - 1] === '\\') to = text.indexOf(quote, to + 1);
  if (to === -1) to = text.length;
  return to === from || text.slice(from, to) === MASK ? undefined : { from, to };
}

function matchAt(pattern: RegExp, text: string, position: number): string | undefined {
  pattern.lastIndex = position;
  return pattern.exec(text)?.[0];
}
