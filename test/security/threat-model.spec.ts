import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const PAGE = readFileSync(join(ROOT, 'docs', 'security.md'), 'utf8');
const KINDS = [
  'Spoofing',
  'Tampering',
  'Repudiation',
  'Information disclosure',
  'Denial of service',
  'Elevation of privilege',
];

interface Row {
  kind: string;
  threat: string;
  file: string;
  title: string;
}

const rows: Row[] = PAGE.split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, kind = '']) => KINDS.includes(kind))
  .map(([, kind = '', threat = '', , test = '']) => {
    const [, file = '', title = ''] = /^`([^`]+)`: (.+)$/.exec(test) ?? [];
    return { kind, threat, file, title };
  });

describe('the threat model of docs/security.md', () => {
  it('has rows for each letter of STRIDE', () => {
    expect(new Set(rows.map(({ kind }) => kind)).size).toBe(KINDS.length);
    expect(rows.length).toBeGreaterThan(30);
  });

  it('names each threat once', () => {
    const threats = rows.map(({ threat }) => threat);
    expect(threats.filter((threat, index) => threats.indexOf(threat) !== index)).toEqual([]);
  });

  it.each(rows)('$kind: $threat', ({ file, title }) => {
    expect(file).toMatch(/\.((e2e|system)-)?spec\.ts$/);
    const source = readFileSync(join(ROOT, file), 'utf8');
    const isTitle = ["'", '"', '`'].some((quote) => source.includes(`${title}${quote},`));
    expect({ title, isTitle }).toEqual({ title, isTitle: true });
    expect(source).not.toMatch(/\b(?:it|test|describe)\.(?:skip|todo|only)|\bx(?:it|describe)\(/);
  });
});
