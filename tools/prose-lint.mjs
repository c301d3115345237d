/**
 * Finds mannered English in the comments and texts of src: comments, errors, log lines, descriptions of settings. The
 * vocabulary is docs/glossary.md. Runs in `npm run check`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Each phrase with the plain form. */
const BANNED = [
  [/(?:^|\. |: )(?:What|Whoever|Whatever|Whichever|Who)\b(?![^.?]*\?)/, 'begin with a noun or a verb'],
  [/(?<!\bthere )\b(?:is|are|was|were) no (?!longer|more|less|such)[A-Za-z]/, '"is not a"'],
  [/\bin peace\b/, '"skipped" or "left unchanged"'],
  [/\banew\b/, '"again"'],
  [/\bmeanwhile\b/i, '"in the meantime", or name the time'],
  [/\bfor sure\b/, '"certainly"'],
  [/\bfor ever\b/, '"forever"'],
  [/\btold (?:of|by|from|to)\b/, '"notified", "logged" or "known from"'],
  [/\bof (?:its|his|their|our|your) own\b/, '"its own …", or "separate"'],
  [/\b(?:is|are|was|were) away\b/, '"unavailable"'],
  [/\bstands? (?:anywhere|nowhere|too|in|on|at|before|beside|behind|for|there|here)\b/, '"is"'],
  [/\bso many\b/i, '"N", "at most", "per"'],
  [/\b(?:nobody|somebody)\b/i, 'name the caller, user, operator or attacker'],
  [/\bstrangers?\b/i, '"unauthenticated caller"'],
];

const SOURCE = join(import.meta.dirname, '..', 'src');
const found = readdirSync(SOURCE, { withFileTypes: true }).flatMap(filesOf).flatMap(findingsIn);
if (found.length > 0) console.error(found.join('\n'));
console.log(`prose: ${found.length} findings`);
process.exitCode = found.length > 0 ? 1 : 0;

function filesOf(entry) {
  if (!entry.isDirectory()) return entry.name.endsWith('.ts') ? [entry.name] : [];
  return readdirSync(join(SOURCE, entry.name), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(entry.name, file));
}

function findingsIn(file) {
  if (/\.spec\.ts$/.test(file)) return [];
  const text = readFileSync(join(SOURCE, file), 'utf8');
  return piecesOf(file, text).flatMap(({ at, prose }) =>
    BANNED.filter(([pattern]) => pattern.test(prose)).map(([pattern, plain]) => {
      const line = text.slice(0, at).split('\n').length;
      return `src/${file}:${line}: "${pattern.exec(prose)[0].trim()}": use ${plain}`;
    }),
  );
}

/** The comments and the texts of a file, each in one line. */
function piecesOf(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, file.endsWith('x') ? 4 : 3);
  const pieces = new Map();
  const comments = (position) => {
    for (const { pos, end } of ts.getLeadingCommentRanges(text, position) ?? []) {
      const prose = text
        .slice(pos, end)
        .replace(/^\/\*+|\*\/$/g, '')
        .replace(/^\s*(?:\*|\/\/)\s?/gm, '');
      pieces.set(pos, { at: pos, prose: prose.replace(/\s+/g, ' ').trim() });
    }
  };
  const visit = (node) => {
    comments(node.getFullStart());
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      if (node.text.includes(' ')) pieces.set(node.getStart(), { at: node.getStart(), prose: node.text });
    }
    node.getChildren(source).forEach(visit);
  };
  visit(source);
  return [...pieces.values()];
}
