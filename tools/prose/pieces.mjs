import ts from 'typescript';

const SUITE = /^test\/|\.spec\.ts(?:\.template)?$/;
const CODE = /\.(?:[cm]?[jt]s|tsx)(?:\.template)?$/;
const COMMENT = /\/\*[\s\S]*?\*\/|(?:\/\/[^\n]*\n\s*)*\/\/[^\n]*/g;

/**
 * The prose of a file, in pieces of one line each: comments, texts and the titles of tests. The other strings of a suite
 * are its data, and are not prose.
 * @returns {{ at: number, prose: string, title?: boolean }[]} `at` is the position in the text
 */
export function piecesOf(file, text) {
  const plain = file.endsWith('.template')
    ? text.replace(/<%[\s\S]*?%>/g, (tag) => '_'.repeat(tag.length))
    : text;
  if (CODE.test(file)) return piecesOfCode(file.replace(/\.template$/, ''), plain, SUITE.test(file));
  if (/\.md(?:\.template)?$/.test(file)) return piecesOfMarkdown(plain);
  return matches(/^\s*#[^\n]*(?:\n\s*#[^\n]*)*/gm, plain, /^\s*#+ ?/gm);
}

function piecesOfCode(file, text, isSuite) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const strings = [];
  const regularExpressions = [];
  const visit = (node, title) => {
    if (isText(node)) strings.push({ at: startOf(node), end: node.end, prose: node.text, title });
    if (ts.isRegularExpressionLiteral(node)) regularExpressions.push({ at: startOf(node), end: node.end });
    const titled = ts.isCallExpression(node) && declaresTest(node.expression) ? node.arguments[0] : undefined;
    ts.forEachChild(node, (child) =>
      visit(
        child,
        child === titled || (title && ts.isTemplateExpression(node)) || (title && ts.isTemplateSpan(node)),
      ),
    );
  };
  const startOf = (node) => (ts.isJsxText(node) ? node.pos : node.getStart(source));
  visit(source, false);

  let code = '';
  for (const { at, end } of [...strings, ...regularExpressions].sort((one, other) => one.at - other.at)) {
    code += text.slice(code.length, at) + ' '.repeat(end - at);
  }
  code += text.slice(code.length);
  const texts = strings.filter(({ title, prose }) => (title || !isSuite) && prose.trim().includes(' '));
  return [...matches(COMMENT, code, /^\/\*+|\*\/$|^\s*(?:\*|\/\/)[ \t]?/gm), ...texts.map(oneLine)];
}

function isText(node) {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddleOrTemplateTail(node) ||
    ts.isJsxText(node)
  );
}

/** Whether the first argument of a call of this expression is the title of a test. */
function declaresTest(callee) {
  if (ts.isIdentifier(callee)) return /^(?:describe|it|test)$/.test(callee.text);
  if (ts.isPropertyAccessExpression(callee)) {
    return /^(?:describe|it)$/.test(callee.name.text) || declaresTest(callee.expression);
  }
  if (ts.isCallExpression(callee)) return declaresTest(callee.expression);
  return ts.isTaggedTemplateExpression(callee) && declaresTest(callee.tag);
}

/** Paragraphs, items of lists and cells of tables. Headings, also those of tables, are not sentences. */
function piecesOfMarkdown(text) {
  const prose = text.replace(
    /^ *```[\s\S]*?^ *```|^#.*|^\|.*(?=\n\| *:?-+)|<!--[\s\S]*?-->|\]\([^)\s]*\)/gm,
    (code) => code.replace(/[^\n]/g, ' '),
  );
  return matches(
    /[^\n|]*[^\n|\s][^\n|]*(?:\n(?!\s*(?:[-*]|\d+\.) )[^\n|]*[^\n|\s][^\n|]*)*/g,
    prose,
    /^\s*(?:[-*>]|\d+\.) /g,
  );
}

function matches(pattern, text, marks) {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) =>
    oneLine({ at: index, prose: found.replace(marks, '') }),
  );
}

/** Without the words in backticks, which are code. */
function oneLine(piece) {
  return {
    ...piece,
    prose: piece.prose
      .replace(/\s+/g, ' ')
      .replace(/`[^`]+`/g, '``')
      .trim(),
  };
}
