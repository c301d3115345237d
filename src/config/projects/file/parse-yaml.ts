import { createRequire } from 'node:module';
import type { ErrorCode } from 'yaml';
import type { FileProblems } from './file-problems.js';

/** A file of thousands of projects is far below it. */
const MAX_BYTES = 1024 * 1024;
/** What all aliases together may stand for, as the library counts it: enough to share, too few to explode. */
const MAX_ALIASES = 100;

const require = createRequire(import.meta.url);

const WHOLE_FILE = 'FULFILLMENT_CONFIG_FILE';
const CURE = 'Correct that line; an editor that knows YAML shows what is wrong.';

const WORDS: Readonly<Partial<Record<ErrorCode, readonly [problem: string, cure?: string]>>> = {
  BAD_INDENT: ['is not indented like the lines around it'],
  DUPLICATE_KEY: ['holds a key that stood in the same mapping before', 'Keep one of the two.'],
  MULTIPLE_DOCS: ['begins a second document', 'Put everything into one document.'],
  TAB_AS_INDENT: ['is indented with a tab', 'Indent with spaces.'],
  TAG_RESOLVE_FAILED: ['holds a tag', 'Leave the tag (!…) out: every value is text here.'],
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
  const { LineCounter, parseDocument } = require('yaml') as typeof import('yaml');
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, {
      schema: 'failsafe',
      prettyErrors: false,
      lineCounter: lines,
      logLevel: 'error',
    });
    for (const { code, pos } of [...document.errors, ...document.warnings]) {
      const [problem, cure = CURE] = WORDS[code] ?? [`is no valid YAML (${code})`];
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
