import {
  comment,
  expectation,
  literal,
  renderTestFile,
  value,
  type ProjectStyle,
  type TestCase,
} from '../../test-source/index.js';
import type { RecordedTurn } from './recorded-turn.js';

export interface RecordedTests {
  /** The class of the root module, and how the test imports its file, without the end: `./app.module`. */
  readonly module: { readonly name: string; readonly file: string };
  readonly style: ProjectStyle;
}

/** A file of tests, one for each turn. */
export function renderTests(turns: readonly RecordedTurn[], { module, style }: RecordedTests): string {
  return renderTestFile({
    title: 'Recorded turns',
    style,
    subject: module,
    settings: [`imports: [${module.name}]`],
    cases: turns.map((turn, at) => testOf(turn, at + 1)),
  });
}

function testOf({ intent, params, options, sees }: RecordedTurn, number: number): TestCase {
  const args = [
    literal(intent),
    ...(isEmpty(options) ? (isEmpty(params) ? [] : [value(params)]) : [value(params), value(options)]),
  ];
  return {
    title: `${number}. ${comment(intent)}`,
    lines: [`const turn = await bot.conversation().intent(${args.join(', ')});`, expectation(sees)],
  };
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}
