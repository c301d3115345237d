import { sectionsOf } from './headings.js';

const NAMED = /\b(protocol|engine-behaviour)\.md(?:\]\([a-z/.-]+\))?/g;
const TOKEN =
  /^(?:,|;)?\s*(?:(?<words>sections?|rows?|and|to)\b|(?<section>\d+\.\d+)(?:-(?<until>\d+\.\d+))?|(?<integer>\d+)\b|\([^)]*\)|`(?<cell>[^`]+)`|'(?<title>[^']+)')/;

/**
 * The faults of a text's references to the two pages that code cites by section:
 * "protocol.md 4.2 rows 8 to 10 and 24", "protocol.md 2.3 ('Injection hazard')", "engine-behaviour.md, 'Other facts'".
 * After "row", integers are rows of the last section, and integers are sections before it.
 */
export function brokenReferences(text: string): string[] {
  return [...joined(text).matchAll(NAMED)].flatMap((match) => {
    const rest = joined(text).slice(match.index + match[0].length);
    return broken(`docs/${match[1] ?? ''}.md`, rest);
  });
}

/** Without the line starts of comments, so that a reference may go over two lines. */
function joined(text: string): string {
  return text.replace(/\n\s*(?:\*(?!\/)|\/\/)?\s*/g, ' ');
}

function broken(page: string, text: string): string[] {
  const problems: string[] = [];
  let rest = text;
  let number: string | undefined;
  let rows = false;
  for (let token = TOKEN.exec(rest); token !== null; token = TOKEN.exec(rest)) {
    const { words, section, until, integer, cell, title } = token.groups ?? {};
    rest = rest.slice(token[0].length);
    if (words !== undefined) {
      rows ||= words.startsWith('row');
      if (words === 'and' && !/^ (?:\d|rows?\b)/.test(rest)) break;
      continue;
    }
    if (section !== undefined || (integer !== undefined && !rows)) {
      rows = false;
      for (const one of [section ?? integer, until].filter((each) => each !== undefined)) {
        number = one;
        if (!hasSection(page, one)) problems.push(`${page} has no section ${one}`);
      }
    } else if (rows) {
      const row = integer ?? cell ?? '';
      if (!hasRow(page, number, row)) problems.push(`${page} ${number ?? ''} has no row ${row}`);
    } else if (title !== undefined && number === undefined && !hasTitle(page, title)) {
      problems.push(`${page} has no heading '${title}'`);
    }
  }
  return problems;
}

const hasTitle = (page: string, title: string): boolean =>
  sectionsOf(page).some((section) => section.title === title);

const hasSection = (page: string, number: string): boolean =>
  sectionsOf(page).some((section) => section.number === number);

function hasRow(page: string, number: string | undefined, row: string): boolean {
  const section = sectionsOf(page).find((one) => one.number === number);
  const first = [...(section?.text ?? '').matchAll(/^\| *(.*?) *\|/gm)].map(([, cell = '']) => cell);
  return first.some((cell) => cell === row || cell.includes(`\`${row}\``) || cell === row.toLowerCase());
}
