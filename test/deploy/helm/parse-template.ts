import type { Node } from './go-template.types.js';
import { parsePipeline } from './parse-pipeline.js';

interface Block {
  readonly keyword: string;
  readonly nodes: Node[];
}

interface Item {
  readonly isAction: boolean;
  readonly text: string;
}

/** Parses a Go template, of the actions that the charts here use. Any other action throws. */
export function parseTemplate(source: string): readonly Node[] {
  const items = itemsOf(source);
  const { nodes, end } = nodesUntil(items, []);
  if (end !== undefined) throw new Error(`Unexpected {{ ${end} }}`);
  return nodes;
}

/** Texts and actions in turn. `{{-` and `-}}` remove the white space of the text beside them. */
function itemsOf(source: string): Item[] {
  const parts = source.split(/(\{\{(?:- )?.*?(?: -)?\}\})/s);
  const isTrimmed = (part: string | undefined, pattern: RegExp): boolean => pattern.test(part ?? '');
  return parts.flatMap((part, index): Item[] => {
    if (index % 2 === 1) {
      const text = part.replace(/^\{\{(?:- )?\s*|\s*(?: -)?\}\}$/g, '');
      return /^\/\*.*\*\/$/s.test(text) ? [] : [{ isAction: true, text }];
    }
    let text = part;
    if (isTrimmed(parts[index - 1], / -\}\}$/)) text = text.trimStart();
    if (isTrimmed(parts[index + 1], /^\{\{- /)) text = text.trimEnd();
    return text === '' ? [] : [{ isAction: false, text }];
  });
}

/** Takes items up to one of the keywords in `stops`; an `end` of the file only if there is none. */
function nodesUntil(items: Item[], stops: readonly string[]): Block & { end?: string } {
  const nodes: Node[] = [];
  for (let item = items.shift(); item !== undefined; item = items.shift()) {
    if (!item.isAction) {
      nodes.push({ kind: 'text', text: item.text });
      continue;
    }
    const [keyword = ''] = /^\w*/.exec(item.text) ?? [];
    if (['else', 'end'].includes(keyword)) {
      if (!stops.includes(keyword)) return { keyword, nodes, end: item.text };
      return { keyword: item.text, nodes };
    }
    nodes.push(nodeOf(keyword, item.text, items));
  }
  if (stops.length > 0) throw new Error('An {{ end }} is missing.');
  return { keyword: '', nodes };
}

function nodeOf(keyword: string, text: string, items: Item[]): Node {
  const rest = text.slice(keyword.length).trim();
  if (keyword === 'define') {
    return { kind: 'define', name: JSON.parse(rest) as string, body: nodesUntil(items, ['end']).nodes };
  }
  if (keyword === 'if' || keyword === 'with' || keyword === 'range') return branchOf(keyword, rest, items);
  if (['block', 'break', 'continue', 'template'].includes(keyword))
    throw new Error(`Unknown action {{ ${text} }}`);
  const [, name, value = ''] = /^(\$\w+)\s*:=\s*(.*)$/s.exec(text) ?? [];
  if (name !== undefined) return { kind: 'variable', name, pipeline: parsePipeline(value) };
  return { kind: 'output', pipeline: parsePipeline(text) };
}

function branchOf(kind: 'if' | 'with' | 'range', text: string, items: Item[]): Node {
  const [, names, source = text] = /^(\$\w+(?:\s*,\s*\$\w+)?)\s*:=\s*(.*)$/s.exec(text) ?? [];
  if (names !== undefined && kind !== 'range') throw new Error(`Unknown action {{ ${kind} ${text} }}`);
  const { keyword, nodes: body } = nodesUntil(items, ['else', 'end']);
  return {
    kind,
    variables: names?.split(/\s*,\s*/) ?? [],
    pipeline: parsePipeline(source),
    body,
    otherwise: otherwiseOf(keyword, items),
  };
}

function otherwiseOf(keyword: string, items: Item[]): readonly Node[] {
  if (keyword === 'end') return [];
  if (keyword === 'else') return nodesUntil(items, ['end']).nodes;
  const [, condition] = /^else if (.*)$/s.exec(keyword) ?? [];
  if (condition === undefined) throw new Error(`Unknown action {{ ${keyword} }}`);
  return [branchOf('if', condition, items)];
}
