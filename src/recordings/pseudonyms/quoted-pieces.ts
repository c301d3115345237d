/** A piece of a user's text of this length is not a common phrase. In UTF-16 units. */
const SHORTEST_PIECE = 20;
/** The separators between the characters of literal text. */
const INVISIBLE = '\u200b';

/**
 * Finds partial quotes of a user's text: a handler may have cut it, and its end may be missing. A piece may contain the
 * separators of literal text.
 */
export class QuotedPieces {
  private readonly pieces: ReadonlySet<string>;

  constructor(said: string) {
    const plain = said.replaceAll(INVISIBLE, '');
    this.pieces = new Set(
      Array.from({ length: Math.max(0, plain.length - SHORTEST_PIECE + 1) }, (_, at) =>
        plain.slice(at, at + SHORTEST_PIECE),
      ),
    );
  }

  /** Each quote, of any length, becomes one replacement. */
  replace(text: string, replacement: string): string {
    const plain = text.replaceAll(INVISIBLE, '');
    if (this.pieces.size === 0 || plain.length < SHORTEST_PIECE) return text;
    const visible = [...text.matchAll(/[^\u200b]/g)].map(({ index }) => index);
    let replaced = '';
    let rest = 0;
    for (const { start, end } of this.quotationsIn(plain)) {
      replaced += text.slice(rest, visible[start]) + replacement;
      rest = visible[end - 1] + 1;
    }
    return replaced + text.slice(rest);
  }

  private quotationsIn(plain: string): { start: number; end: number }[] {
    const quotations: { start: number; end: number }[] = [];
    for (let start = 0; start + SHORTEST_PIECE <= plain.length; start += 1) {
      const end = start + SHORTEST_PIECE;
      if (!this.pieces.has(plain.slice(start, end))) continue;
      const last = quotations.at(-1);
      if (last !== undefined && start <= last.end) last.end = end;
      else quotations.push({ start, end });
    }
    return quotations;
  }
}
