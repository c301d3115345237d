import { comment, literal, property, type ProjectStyle } from '../generate/index.js';
import type { RecordedTurn } from './recorded-turn.js';

export interface TestFile {
  /** How the test imports the root module: `./app.module.js`. */
  readonly module: string;
  readonly style: ProjectStyle;
}

/** A file of tests, one for each turn. */
export function renderTests(turns: readonly RecordedTurn[], { module, style }: TestFile): string {
  return [
    ...(style.vitest ? ["import { afterAll, beforeAll, describe, expect, it } from 'vitest';"] : []),
    "import { createTestBot, type TestBot } from 'pingstreams-fulfillment/testing';",
    `import { AppModule } from ${literal(module)};`,
    '',
    "describe('Recorded turns', () => {",
    '  let bot: TestBot;',
    '  beforeAll(async () => {',
    '    bot = await createTestBot({ imports: [AppModule] });',
    '  });',
    '  afterAll(() => bot?.close());',
    ...turns.flatMap((turn, at) => ['', ...renderTest(turn, at + 1)]),
    '});',
    '',
  ].join('\n');
}

function renderTest({ intent, params, options, sees }: RecordedTurn, number: number): string[] {
  const args = [
    literal(intent),
    ...(isEmpty(options) ? (isEmpty(params) ? [] : [value(params)]) : [value(params), value(options)]),
  ];
  return [
    `  it(${literal(`${number}. ${comment(intent)}`)}, async () => {`,
    `    const turn = await bot.conversation().intent(${args.join(', ')});`,
    `    ${expectation(sees)}`,
    '  });',
  ];
}

function expectation(sees: RecordedTurn['sees']): string {
  switch (sees.kind) {
    case 'texts':
      return `expect(turn.texts).toEqual(${value(sees.texts)});`;
    case 'silence':
      return 'expect(turn.silent).toBe(true);';
    case 'designed':
      return 'expect(turn.static).toBe(true);';
    case 'status':
      return `expect(turn.wire?.status).toBe(${sees.status});`;
  }
}

/** A JSON value as TypeScript: recordings hold what came from outside, so nothing of it may end a literal. */
function value(json: unknown): string {
  if (typeof json === 'string') return literal(json);
  if (Array.isArray(json)) return `[${json.map(value).join(', ')}]`;
  if (typeof json !== 'object' || json === null) return JSON.stringify(json) ?? 'undefined';
  const fields = Object.entries(json).map(([name, inner]) => `${property(name)}: ${value(inner)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}
