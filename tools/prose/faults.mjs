import { piecesOf } from './pieces.mjs';

/**
 * The faults of a file's prose, in the order of its lines.
 * @param file its path, which decides what is prose
 * @param rules of rulesWith
 */
export function faultsIn(file, text, rules) {
  // Most files have no fault, and to parse a file takes longer than to search it.
  const flat = text.replace(/\n\s*(?:\*|\/\/|#)?\s*/g, ' ');
  if (!rules.some(({ hint, pattern }) => (hint ?? pattern).test(flat))) return [];
  return piecesOf(file, text)
    .sort((one, other) => one.at - other.at)
    .flatMap((piece) =>
      rules
        .filter(({ title, pattern }) => (!title || piece.title) && pattern.test(piece.prose))
        .map(({ pattern, plain }) => ({
          file,
          line: text.slice(0, piece.at).split('\n').length,
          phrase: pattern.exec(piece.prose)[0].trim(),
          plain,
        })),
    );
}
