const COMMENTS = /^\s*(?:\/\/|\/?\*).*$/gm;
const DECLARED =
  /\bexport\s+(?:(?:abstract|class|const|declare|let|var)\s+)+([\p{ID_Start}$_][\p{ID_Continue}$]*)/gu;
const LISTED = /\bexport\s*\{([^}]*)\}/g;
const EVERYTHING_OF = /\bexport\s*\*\s*from\b/;

/**
 * The exported names of a TypeScript file, as far as its text shows them. This is enough to report
 * a missing class before a test is written that does not compile.
 *
 * @returns undefined if another file defines them: `export * from './shop.module'`
 */
export function exportedNames(source: string): readonly string[] | undefined {
  const text = source.replace(COMMENTS, '');
  if (EVERYTHING_OF.test(text)) return undefined;
  const declared = [...text.matchAll(DECLARED)].map(([, name = '']) => name);
  const listed = [...text.matchAll(LISTED)].flatMap(([, names = '']) => names.split(',').map(lastWord));
  return [...new Set([...declared, ...listed])].filter((name) => name !== '' && name !== 'default');
}

/** The exported name of `Inner as Outer`. */
function lastWord(words: string): string {
  return words.trim().split(/\s+/).at(-1) ?? '';
}
