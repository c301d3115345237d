import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/built-dist.js';

const FOLDER = join(ROOT, 'docs', 'decisions');
/** Kept up to date instead of being decided once. */
const REGISTERS = ['README.md', 'dependencies.md', 'performance.md'];

const pages = readdirSync(FOLDER)
  .filter((name) => !REGISTERS.includes(name))
  .sort()
  .map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }));

describe('docs/decisions', () => {
  it('has pages with consecutive numbers', () => {
    expect(pages.map(({ name }) => name.slice(0, 5))).toEqual(
      pages.map((_, index) => `${String(index + 1).padStart(4, '0')}-`),
    );
  });

  it('lists every page in its index, with title, date and status', () => {
    const index = readFileSync(join(FOLDER, 'README.md'), 'utf8');
    const rows = [...index.matchAll(/^\| (\d{4}) +\| \[(.+)\]\((.+)\) +\| (\S+) +\| (.+?) +\|$/gm)];

    expect(
      rows.map(([, number, title, file, date, status]) => ({ number, title, file, date, status })),
    ).toEqual(
      pages.map(({ name, text }) => ({
        number: name.slice(0, 4),
        title: /^# (.+)$/m.exec(text)?.[1],
        file: name,
        date: /^Date: (\S+)\. /m.exec(text)?.[1],
        status: /\. Status: (.+)\.$/m.exec(text)?.[1],
      })),
    );
  });

  it.each(pages)('says in $name what was decided, why, what was rejected and what it costs', ({ text }) => {
    expect(
      [...text.matchAll(/^\*\*(Decision|Why|Rejected|Cost)\.\*\*/gm)].map(([, part]) => part).sort(),
    ).toEqual(['Cost', 'Decision', 'Rejected', 'Why']);
  });
});
