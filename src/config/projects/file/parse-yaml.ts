import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ErrorCode } from 'yaml';
import type { FileProblems } from './file-problems.js';

/** A file of thousands of projects is far below it. */
const MAX_BYTES = 1024 * 1024;
/** What all aliases together may stand for, as the library counts it: enough to share, too few to explode. */
const MAX_ALIASES = 100;

const WHOLE_FILE = 'FULFILLMENT_CONFIG_FILE';
const CURE = 'Correct that line; an editor that knows YAML shows what is wrong.';

const INDENT_CURE = 'Indent the keys of one mapping by the same number of spaces.';
const QUOTE_CURE = 'Put the value in quotes.';

/** What the library means by each code. */
const WORDS: Readonly<Record<ErrorCode, readonly [problem: string, cure?: string]>> = {
  ALIAS_PROPS: ['gives an alias (*) an anchor or a tag', 'Leave the anchor or the tag out.'],
  BAD_ALIAS: ['holds an alias (*) whose anchor (&) does not stand before it', QUOTE_CURE],
  BAD_COLLECTION_TYPE: ['holds a tag that does not fit its value', 'Leave the tag (!…) out.'],
  BAD_DIRECTIVE: ['holds a directive (%) that YAML does not know', 'Leave it out.'],
  BAD_DQ_ESCAPE: [
    'holds a backslash in double quotes that escapes nothing',
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
  DUPLICATE_KEY: ['holds a key that stood in the same mapping before', 'Keep one of the two.'],
  IMPOSSIBLE: ['cannot be read'],
  KEY_OVER_1024_CHARS: ['holds a key of more than 1024 characters'],
  MISSING_CHAR: ['lacks a closing quote or bracket, a comma, or a space or line break between two values'],
  MULTILINE_IMPLICIT_KEY: ['holds a key that goes over several lines, or lacks the colon after it'],
  MULTIPLE_ANCHORS: ['gives a value two anchors (&)', 'Keep one of them.'],
  MULTIPLE_DOCS: ['begins a second document', 'Put everything into one document.'],
  MULTIPLE_TAGS: ['gives a value two tags (!)', 'Leave them out.'],
  NON_STRING_KEY: ['holds a key that is no text', 'Write the key as text.'],
  RESOURCE_EXHAUSTION: ['is nested too deeply', 'Write it no deeper than the documentation shows.'],
  TAB_AS_INDENT: ['is indented with a tab', 'Indent with spaces.'],
  TAG_RESOLVE_FAILED: ['holds a tag', 'Leave the tag (!…) out: every value is text here.'],
  UNEXPECTED_TOKEN: ['holds something that cannot stand there', `${INDENT_CURE} ${QUOTE_CURE}`],
};

/**
 * YAML, and so JSON too, as Maps, lists and text. Every scalar stays the text that it is: an id of digits is no number
 * and `no` is a language. The library's own messages quote the file, which holds secrets; so only their codes are used.
 */
export function parseYaml(text: string, problems: FileProblems): unknown {
  if (Buffer.byteLength(text) > MAX_BYTES) {
    problems.add(WHOLE_FILE, 'names a file of more than 1 MB', 'Name a file of projects.');
    return undefined;
  }
  // Seventy modules that a service without a projects file never needs; the start would wait for them.
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
      'names a file that cannot be taken apart: its aliases stand for too much, or it is nested too deeply',
      'Write the values out, and no deeper than the documentation shows.',
    );
    return undefined;
  }
}

/** Bundlers do not see this import: a bundle has the package beside it, or no projects file. */
function parser(problems: FileProblems): typeof import('yaml') | undefined {
  try {
    // A bundle of CommonJS does not know its own address.
    const from = (import.meta.url as string | undefined) ?? join(process.cwd(), 'bundle.cjs');
    return createRequire(from)('yaml') as typeof import('yaml');
  } catch {
    problems.add(
      WHOLE_FILE,
      'is set, but the package yaml is not installed beside this bundle',
      'Run npm install yaml where the bundle runs, or set everything by variables.',
    );
    return undefined;
  }
}
