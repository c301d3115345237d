export interface Instruction {
  /** In capitals: FROM, COPY, … */
  keyword: string;
  /** `--from=build` is `{ from: 'build' }`. */
  flags: Readonly<Record<string, string>>;
  /** The text after the keyword and its flags, on one line. */
  text: string;
  line: number;
}

/** Splits a Dockerfile into its instructions: comments left out, continued lines joined. */
export function parseDockerfile(source: string): Instruction[] {
  const instructions: Instruction[] = [];
  let pending = '';
  let start = 0;
  for (const [index, raw] of source.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    if (pending === '') start = index + 1;
    if (line.endsWith('\\')) {
      pending += `${line.slice(0, -1).trimEnd()} `;
      continue;
    }
    instructions.push(parseInstruction(pending + line, start));
    pending = '';
  }
  if (pending !== '') throw new Error(`Line ${start} continues after the end of the file.`);
  return instructions;
}

/** The exec form, `["node", "main.js"]`; undefined for the shell form. */
export function execForm(text: string): string[] | undefined {
  if (!text.startsWith('[')) return undefined;
  return JSON.parse(text) as string[];
}

function parseInstruction(text: string, line: number): Instruction {
  const [keyword = '', ...words] = text.split(/\s+/);
  const flags: Record<string, string> = {};
  let rest = text.slice(keyword.length).trimStart();
  for (const word of words) {
    const flag = /^--([\w-]+)=(\S+)$/.exec(word);
    if (flag === null) break;
    flags[flag[1] ?? ''] = flag[2] ?? '';
    rest = rest.slice(word.length).trimStart();
  }
  return { keyword: keyword.toUpperCase(), flags, text: rest, line };
}
