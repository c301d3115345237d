import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const page = readFileSync(join(ROOT, 'docs', 'errors.md'), 'utf8');
const headings = [...page.matchAll(/^### (.+)$/gm)].flatMap(([, names = '']) => names.split(', '));

const codes = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .map((file) => readFileSync(join(ROOT, 'src', file), 'utf8'))
  .flatMap((source) => [
    ...source.matchAll(
      /\bcode: '([A-Z_]+)'|new (?:Webhook|RequestBody)Error\(\s*\d+,\s*'([A-Z_]+)'|\d+: \['([A-Z_]+)'/g,
    ),
  ])
  .map(([, field, argument, row]) => field ?? argument ?? row ?? '');

describe('docs/errors.md', () => {
  it('has a section for every code of the sources', () => {
    const sections = new Set(headings);
    const missing = [...new Set(codes)].filter(
      (code) => !sections.has(code.toLowerCase().replaceAll('_', '-')),
    );
    expect(codes.length).toBeGreaterThan(30);
    expect(missing).toEqual([]);
  });

  it('has each of its sections once', () => {
    expect(headings.filter((name, index) => headings.indexOf(name) !== index)).toEqual([]);
  });
});
