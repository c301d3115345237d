import type { ProjectStyle } from './project-style.js';
import { literal } from './source-text.js';

/** A file of tests with one bot of the testing kit, `bot`. */
export interface TestFile {
  readonly title: string;
  readonly style: ProjectStyle;
  /** The class under test, and its file as an import names it, without an end. */
  readonly subject: { readonly name: string; readonly file: string };
  /** The options of the bot, as source: `imports: [AppModule]`. */
  readonly settings: readonly string[];
  readonly cases: readonly TestCase[];
}

export interface TestCase {
  readonly title: string;
  /** Statements of the test. */
  readonly lines: readonly string[];
}

/** The file as source. It needs no setup: jest, vitest and their types take it as it is. */
export function renderTestFile({ title, style, subject, settings, cases }: TestFile): string {
  return [
    ...(style.vitest ? ["import { afterAll, beforeAll, describe, expect, it } from 'vitest';"] : []),
    "import { createTestBot, type TestBot } from 'pingstreams-fulfillment/testing';",
    `import { ${subject.name} } from ${literal(subject.file + style.suffix)};`,
    '',
    `describe(${literal(title)}, () => {`,
    '  let bot: TestBot;',
    '  beforeAll(async () => {',
    ...creation(settings).map((line) => `    ${line}`),
    '  });',
    '  afterAll(() => bot?.close());',
    ...cases.flatMap((one) => ['', ...caseLines(one).map((line) => (line === '' ? '' : `  ${line}`))]),
    '});',
    '',
  ].join('\n');
}

function creation(settings: readonly string[]): string[] {
  if (settings.length === 1) return [`bot = await createTestBot({ ${settings[0]} });`];
  return ['bot = await createTestBot({', ...settings.map((setting) => `  ${setting},`), '});'];
}

function caseLines({ title, lines }: TestCase): string[] {
  return [
    `it(${literal(title)}, async () => {`,
    ...lines.map((line) => (line === '' ? '' : `  ${line}`)),
    '});',
  ];
}
