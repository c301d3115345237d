import type { Operand, Pipeline } from './go-template.types.js';

const TOKEN = /\s*("(?:[^"\\]|\\.)*"|-?\d+(?![\w.])|\||\(|\)|\$?\w*(?:\.\w+)+|\$\w*|\.|\w+)/y;

/** Parses the pipeline of an action. It throws at syntax that the charts here do not use. */
export function parsePipeline(source: string): Pipeline {
  const tokens = tokensOf(source);
  const { pipeline, next } = pipelineAt(tokens, 0);
  if (next < tokens.length) throw new Error(`Unexpected '${tokens[next] ?? ''}' in {{ ${source} }}`);
  return pipeline;
}

function tokensOf(source: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  const text = source.trim();
  while (TOKEN.lastIndex < text.length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw new Error(`Cannot read '${text.slice(from)}' in {{ ${text} }}`);
    tokens.push(match[1] ?? '');
  }
  return tokens;
}

function pipelineAt(tokens: readonly string[], start: number): { pipeline: Pipeline; next: number } {
  const pipeline: Operand[][] = [[]];
  let next = start;
  for (; next < tokens.length && tokens[next] !== ')'; next++) {
    const token = tokens[next] ?? '';
    if (token === '|') pipeline.push([]);
    else if (token === '(') {
      const inner = pipelineAt(tokens, next + 1);
      if (tokens[inner.next] !== ')') throw new Error(`A parenthesis is not closed: ${tokens.join(' ')}`);
      pipeline.at(-1)?.push({ kind: 'pipeline', pipeline: inner.pipeline });
      next = inner.next;
    } else pipeline.at(-1)?.push(operandOf(token));
  }
  if (pipeline.some((command) => command.length === 0)) throw new Error(`Empty command: ${tokens.join(' ')}`);
  return { pipeline, next };
}

function operandOf(token: string): Operand {
  if (token.startsWith('"')) return { kind: 'literal', value: JSON.parse(token) as string };
  if (/^-?\d/.test(token)) return { kind: 'literal', value: Number(token) };
  if (token === 'true' || token === 'false') return { kind: 'literal', value: token === 'true' };
  if (!/^[.$]/.test(token)) {
    if (token.includes('.')) throw new Error(`A function has no fields: ${token}`);
    return { kind: 'function', name: token };
  }
  const [variable = '', ...fields] = token.split('.');
  return { kind: 'path', variable, fields: fields.filter((field) => field !== '') };
}
