import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/built-dist.js';

export interface Section {
  title: string;
  /** The anchor that Markdown hosts give the heading. */
  anchor: string;
  /** "4.2" of "### 4.2 Operations". */
  number: string | undefined;
  /** Heading and text, up to the next heading. */
  text: string;
}

const HEADING = /^#{1,6} (.+)$/;
const pages = new Map<string, readonly Section[]>();

/** The sections of a page of the repository, read once. Lines in code blocks are not headings. */
export function sectionsOf(file: string): readonly Section[] {
  const known = pages.get(file);
  if (known !== undefined) return known;
  const sections = parse(readFileSync(join(ROOT, file), 'utf8'));
  pages.set(file, sections);
  return sections;
}

function parse(markdown: string): Section[] {
  const sections: Section[] = [];
  let inCode = false;
  for (const line of markdown.split('\n')) {
    if (/^ *```/.test(line)) inCode = !inCode;
    const title = inCode ? undefined : HEADING.exec(line)?.[1];
    if (title === undefined) {
      const last = sections.at(-1);
      if (last !== undefined) last.text += `\n${line}`;
    } else {
      const number = /^(\d+(?:\.\d+)?)\.? /.exec(title)?.[1];
      sections.push({ title, anchor: anchorOf(title, sections), number, text: line });
    }
  }
  return sections;
}

function anchorOf(title: string, before: readonly Section[]): string {
  const anchor = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\- ]/gu, '')
    .replaceAll(' ', '-');
  const same = before.filter((section) => section.anchor.replace(/-\d+$/, '') === anchor).length;
  return same === 0 ? anchor : `${anchor}-${same}`;
}
