import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ErrorCode } from 'yaml';
import type { FileProblems } from './file-problems.js';

/** A file of thousands of projects is far smaller. */
const MAX_BYTES = 1024 * 1024;
/**
 * The largest total expansion of aliases, as the library counts it: enough to share values, too small for an alias
 * bomb.
 */
const MAX_ALIASES = 100;

const WHOLE_FILE = 'FULFILLMENT_CONFIG_FILE';
const CURE = 'Correct that line; an editor that knows YAML shows what is wrong.';

const INDENT_CURE = 'Indent the keys of one mapping by the same number of spaces.';
const QUOTE_CURE = 'Put the value in quotes.';

/** The text and cure for each code of the library. */
const WORDS: Readonly<Record<ErrorCode, readonly [problem: string, cure?: string]>> = {
  ALIAS_PROPS: ['gives an alias (*) an anchor or a tag', 'Leave the anchor or the tag out.'],
  BAD_ALIAS: ['holds an alias (*) whose anchor (&) is not defined before it', QUOTE_CURE],
  BAD_COLLECTION_TYPE: ['holds a tag that does not fit its value', 'Leave the tag (!…) out.'],
  BAD_DIRECTIVE: ['holds an unknown YAML directive (%)', 'Leave it out.'],
  BAD_DQ_ESCAPE: [
    'holds an invalid escape with a backslash in double quotes',
    'Write two backslashes, or use single quotes.',
  ],
  BAD_INDENT: ['is not indented like the lines around it', INDENT_CURE],
  BAD_PROP_ORDER: ['holds an anchor or a tag in the wrong place', 'Write it before the value.'],
  BAD_SCALAR_START: ['begins a value with a character that YAML reserves', QUOTE_CURE],
  BLOCK_AS_IMPLICIT_KEY: [
    'begins a mapping inside a value: its indentation does not fit the line before it, or the value holds ": "',
    `${INDENT_CURE} ${QUOTE_CURE}`,
  ],
  BLOCK_IN_FLOW: ['begins an indented list or mapping between brackets', 'Write it with brackets too.'],
  DUPLICATE_KEY: ['holds a key twice in the same mapping', 'Keep one of the two.'],
  IMPOSSIBLE: ['cannot be read'],
  KEY_OVER_1024_CHARS: ['holds a key of more than 1024 characters'],
  MISSING_CHAR: ['lacks a closing quote or bracket, a comma, or a space or line break between two values'],
  MULTILINE_IMPLICIT_KEY: ['holds a key that spans several lines, or lacks the colon after it'],
  MULTIPLE_ANCHORS: ['gives a value two anchors (&)', 'Keep one of them.'],
  MULTIPLE_DOCS: ['begins a second document', 'Put everything into one document.'],
  MULTIPLE_TAGS: ['gives a value two tags (!)', 'Leave them out.'],
  NON_STRING_KEY: ['holds a key that is not text', 'Write the key as text.'],
  RESOURCE_EXHAUSTION: ['is nested too deeply', 'Nest it no deeper than the documentation shows.'],
  TAB_AS_INDENT: ['is indented with a tab', 'Indent with spaces.'],
  TAG_RESOLVE_FAILED: ['holds a tag', 'Leave the tag (!…) out: every value is text here.'],
  UNEXPECTED_TOKEN: ['holds a token that is not allowed there', `${INDENT_CURE} ${QUOTE_CURE}`],
};

/**
 * Parses YAML, and so JSON too, to Maps, lists and text. Every scalar stays text: an id of digits does not become a
 * number, and `no` stays a language. The library's own messages quote the file, which holds secrets, so only its codes
 * are used.
 */
export function parseYaml(text: string, problems: FileProblems): unknown {
  if (Buffer.byteLength(text) > MAX_BYTES) {
    problems.add(WHOLE_FILE, 'names a file of more than 1 MB', 'Name a file of projects.');
    return undefined;
  }
  // Loaded on demand: these seventy modules would slow down the start of a service without a projects file.
  const yaml = parser(problems);
  if (yaml === undefined) return undefined;
  const { LineCounter, parseDocument } = yaml;
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, {
      schema: 'failsafe',
      prettyErrors: false,
      lineCounter: lines,
      logLevel: 'error',
    });
    for (const { code, pos } of [...document.errors, ...document.warnings]) {
      const [problem, cure = CURE] = WORDS[code];
      const { line, col } = lines.linePos(pos[0]);
      problems.add(`${WHOLE_FILE} line ${line}, column ${col}`, problem, cure);
    }
    if (document.errors.length > 0) return undefined;
    return document.toJS({ mapAsMap: true, maxAliasCount: MAX_ALIASES }) as unknown;
  } catch {
    problems.add(
      WHOLE_FILE,
      'names a file that cannot be parsed: its aliases expand to too many values, or it is nested too deeply',
      'Write the values out, and nest them no deeper than the documentation shows.',
    );
    return undefined;
  }
}

/** Bundlers do not see this import: beside a bundle, the package must be installed to use a projects file. */
function parser(problems: FileProblems): typeof import('yaml') | undefined {
  try {
    // A CommonJS bundle has no `import.meta.url`.
    const from = (import.meta.url as string | undefined) ?? join(process.cwd(), 'bundle.cjs');
    return createRequire(from)('yaml') as typeof import('yaml');
  } catch {
    problems.add(
      WHOLE_FILE,
      'is set, but the package yaml is not installed beside this bundle',
      'Run npm install yaml in the folder of the bundle, or configure everything by variables.',
    );
    return undefined;
  }
}
