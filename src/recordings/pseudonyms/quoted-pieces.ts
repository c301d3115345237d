/** As long as this, a piece of what a user wrote is no longer a phrase that anybody writes. In UTF-16 units. */
const SHORTEST_PIECE = 20;
/** What separates the characters of literal text. */
const INVISIBLE = '\u200b';

/**
 * Finds what somebody has written where it is quoted in part: a handler may have cut it, and the end may be missing.
 * A piece may have the separators of literal text in it.
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

  /** Each quotation, however long, becomes one replacement. */
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
