import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsIn } from '../../tools/prose/faults.mjs';
import { proseFiles } from '../../tools/prose/files.mjs';
import { rejectedPhrases, rulesWith } from '../../tools/prose/rules.mjs';

const ROOT = join(import.meta.dirname, '../..');
const GLOSSARY = readFileSync(join(ROOT, 'docs/glossary.md'), 'utf8');
const RULES = rulesWith(GLOSSARY);

function phrasesIn(file: string, text: string): string[] {
  return faultsIn(file, text, RULES).map(({ phrase }) => phrase);
}

describe('npm run lint:prose', () => {
  it.each([
    ['a comment that begins with a relative clause', '/** What the engine sends. */', 'What'],
    ['such a sentence within a comment', '// Saved at the end. Who reads it waits.', '. Who'],
    ['"is no"', "const cure = 'The value is no number.';", 'is no n'],
    ['"stands in"', '/** A name that stands in a header. */', 'stands in'],
  ])('reports %s', (_, text, phrase) => {
    expect(phrasesIn('src/sample.ts', text)).toEqual([phrase]);
  });

  it.each(rejectedPhrases(GLOSSARY))('reports "$phrase" of the glossary', ({ phrase, plain }) => {
    const words = phrase.replace(/^be /, 'was ');

    expect(faultsIn('src/sample.ts', `\n// A text, ${words} in it.`, RULES)).toEqual([
      { file: 'src/sample.ts', line: 2, phrase: words, plain: `use ${plain}` },
    ]);
  });

  it('reads the phrases of all tables of a glossary', () => {
    const terms =
      '| term | meaning | not |\n| --- | --- | --- |\n| start | first | the boot, at boot |\n| turn | a call | |';
    const phrases = '| not | write |\n| --- | --- |\n| anew | "again" |';

    expect(rejectedPhrases(`# Glossary\n\n${terms}\n\n${phrases}\n`)).toEqual([
      { phrase: 'the boot', plain: '"start"' },
      { phrase: 'at boot', plain: '"start"' },
      { phrase: 'anew', plain: '"again"' },
    ]);
  });

  it('has phrases in both tables of the glossary', () => {
    const phrases = rejectedPhrases(GLOSSARY).map(({ phrase }) => phrase);

    expect(phrases).toEqual(expect.arrayContaining(['be away', 'the boot', 'anew', 'that of']));
  });

  it.each([
    ['a phrase over two lines', 'src/sample.ts', '/**\n * A process of its\n * own.\n */', 'of its own'],
    ['a comment at the end of a block', 'src/sample.ts', 'function f() {\n  // Read anew.\n}', 'anew'],
    ['a template literal', 'src/sample.ts', 'const line = `${name}: read anew, ${count} times`;', 'anew'],
    ['the text of a page', 'src/sample.tsx', 'const view = <p>Starts anew at once.</p>;', 'anew'],
    ['the title of a test', 'test/sample.e2e-spec.ts', "it('is read anew', () => undefined);", 'anew'],
    ['a title with rows', 'src/sample.spec.ts', "it.each([1])('who calls %s', () => undefined);", 'who'],
    [
      'a title of a test that needs a server',
      'test/a.system-spec.ts',
      "withServer('x').it('is anew', f);",
      'anew',
    ],
    [
      'a template of code',
      'src/a.ts.template',
      '/** Answers <%= name %>\n * anew. */\nexport class A {}',
      'anew',
    ],
    ['a template of a page', 'src/README.md.template', '# Start\n\nThe service is read\nanew.', 'anew'],
    ['a template of settings', 'src/_env.template', '# Secrets, read anew\nPORT=3000', 'anew'],
    ['an item of a list', 'docs/a.md', '- Fine.\n- **Bold.** Read\n  anew, at once.\n- Fine.', 'anew'],
    ['a cell of a table', 'docs/a.md', '| a | b |\n| --- | --- |\n| x | What it costs |', 'What'],
    ['a comment of a Dockerfile', 'Dockerfile', 'FROM node\n# What is installed.\nRUN npm ci', 'What'],
    ['a program of the bench', 'bench/a.mjs', '// Each one anew.', 'anew'],
  ])('reads %s', (_, file, text, phrase) => {
    expect(phrasesIn(file, text)).toEqual([phrase]);
  });

  it.each([
    ['names', 'src/sample.ts', 'export const meanwhile = anew(nobody);'],
    ['code in a comment', 'src/sample.ts', '/** The caller is `nobody`. */'],
    ['a question', 'src/sample.ts', "ask('What does the bot say?');"],
    ['the data of a test', 'test/sample.e2e-spec.ts', "send('What nobody said', 'anew of its own');"],
    ['what looks like a comment in a text', 'src/sample.ts', "get('https://anew.example.com', '/*anew*/');"],
    ['a regular expression', 'src/sample.ts', 'const pattern = /so many|// anew/;'],
    ['headings', 'docs/a.md', '# What it costs\n\n| What | Who |\n| --- | --- |\n| a | b |'],
    ['the address of a link', 'docs/a.md', 'See [the stores](sessions.md#of-its-own-anew).'],
    ['code in a template of a page', 'src/README.md.template', '```sh\necho read anew\n```'],
  ])('does not report %s', (_, file, text) => {
    expect(phrasesIn(file, text)).toEqual([]);
  });

  it('reads sources, tests, examples, benches, tools, templates and documents, except the glossary', () => {
    expect(proseFiles(ROOT)).not.toContain('docs/glossary.md');
    expect(proseFiles(ROOT)).toEqual(
      expect.arrayContaining([
        'src/index.ts',
        'src/playground/page/src/app.tsx',
        'src/cli/starter/template/README.md.template',
        'src/schematics/intent/files/__file__.intent.ts.template',
        'test/docs/prose-lint.e2e-spec.ts',
        'test/support/node-suites.mjs',
        'examples/shop/shop.module.ts',
        'bench/main.mjs',
        'tools/docs/main.ts',
        'docs/decisions/performance.md',
        'README.md',
        'Dockerfile',
      ]),
    );
  });
});
