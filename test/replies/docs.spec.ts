import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gallery, type Example } from './gallery.js';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/replies.md'), 'utf8');
const DOCUMENTED = /<!-- example: (\S+) -->\n\n```ts\n([^]*?)```\n\n```json\n([^]*?)```/g;

const WHOLE_FILE = /<!-- file: (\S+) -->\n\n```\w+\n([^]*?)```/g;

/** Code on the page is set narrower than in the file: line breaks and the commas that come with them do not count. */
function normal(code: string): string {
  return code.replaceAll(/\s+/g, '').replaceAll(/,(?=[)\]}])/g, '');
}

describe('docs/replies.md', () => {
  const documented = [...PAGE.matchAll(DOCUMENTED)].map(([, intent = '', code = '', wire = '']) => ({
    intent,
    code,
    wire,
  }));
  let examples: Map<string, Example>;

  beforeAll(async () => {
    examples = new Map((await gallery()).map((example) => [example.intent, example]));
  });

  it.each(documented)('shows the code and the wire of $intent', ({ intent, code, wire }) => {
    const example = examples.get(intent);
    expect(normal(code)).toBe(normal(example?.code ?? ''));
    expect(JSON.parse(wire)).toEqual(example?.wire);
  });

  it.each(['i18n/en.json', 'i18n/it.json', 'translated-replies.intents.ts'])('shows the whole %s', (name) => {
    const shown = new Map([...PAGE.matchAll(WHOLE_FILE)].map(([, file, content]) => [file, content]));
    const file = readFileSync(join(import.meta.dirname, '../../examples/replies', name), 'utf8');
    expect(normal(shown.get(name) ?? '')).toBe(normal(file));
  });

  it('shows every example that answers with JSON', () => {
    const answered = [...examples.values()]
      .filter(({ wire }) => typeof wire === 'object')
      .map(({ intent }) => intent);
    expect(documented.map(({ intent }) => intent)).toEqual(
      expect.arrayContaining(answered.filter((intent) => intent !== 'cart.empty')),
    );
    expect(
      [...examples.values()].filter(({ wire }) => typeof wire === 'string').map(({ wire }) => wire),
    ).toEqual(['static', 'silence']);
  });
});
