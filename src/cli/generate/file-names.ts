import type { ExportedIntent } from '../../bot-export/index.js';

export interface HandlerNames {
  /** `order-status` of `order-status.intent.ts` */
  readonly file: string;
  /** `OrderStatusIntent` */
  readonly className: string;
}

/** Names of a block's handler. Two blocks whose names differ only in punctuation get different ones, by their ids. */
export function handlerNames(intents: readonly ExportedIntent[]): Map<ExportedIntent, HandlerNames> {
  const taken = new Set<string>();
  return new Map(
    intents.map((intent) => {
      const words = wordsOf(intent.name);
      const id = intent.intentId.slice(0, 8);
      const named = words.length === 0 ? ['block', id] : words;
      const unique = taken.has(named.join('-')) ? [...named, id] : named;
      taken.add(unique.join('-'));
      return [intent, { file: unique.join('-'), className: `${classNameOf(unique)}Intent` }];
    }),
  );
}

/** `Where's my Order_2?` has the words where, s, my, order, 2. A name without Latin letters has none. */
function wordsOf(name: string): string[] {
  const latin = name.normalize('NFKD').replace(/\p{M}/gu, '');
  return (latin.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g) ?? []).map((word) => word.toLowerCase());
}

function classNameOf(words: readonly string[]): string {
  const name = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
  return /^\d/.test(name) ? `Block${name}` : name;
}
