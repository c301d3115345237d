export interface CodeBlock {
  /** The Markdown file, relative to the repository. */
  file: string;
  /** Of the opening fence. */
  line: number;
  /** The text after the opening fence: `ts`, `json`, `bash`, … */
  info: string;
  code: string;
}

const FENCE = /^( *)(`{3,})(.*)$/;

/** The fenced code blocks of a Markdown page, in order; those in lists are moved to the left. */
export function codeBlocks(file: string, markdown: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: (CodeBlock & { indent: string; fence: string; lines: string[] }) | undefined;
  for (const [index, line] of markdown.split('\n').entries()) {
    const [, indent = '', fence = '', info = ''] = FENCE.exec(line) ?? [];
    if (open === undefined) {
      if (fence !== '')
        open = { file, line: index + 1, info: info.trim(), code: '', indent, fence, lines: [] };
    } else if (fence === open.fence && info.trim() === '') {
      blocks.push({ file, line: open.line, info: open.info, code: open.lines.join('\n') });
      open = undefined;
    } else {
      open.lines.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line);
    }
  }
  if (open !== undefined) throw new Error(`${file}:${open.line}: the code block has no end.`);
  return blocks;
}
