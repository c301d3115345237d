import { styleText } from 'node:util';
import type { Terminal, TerminalOutput } from '../terminal.js';

type Paint = (text: string) => string;

/** Colours of a text for people. Without colours, each function returns its text unchanged. */
export interface Style {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly green: Paint;
  readonly yellow: Paint;
  readonly cyan: Paint;
}

/**
 * Colours on a terminal alone, and never with `NO_COLOR`. Decided here and not by `styleText`, which looks at
 * `process.stdout`: the output of a command may be another stream.
 *
 * @see https://no-color.org
 */
export function styleFor(output: TerminalOutput, { env }: Pick<Terminal, 'env'>): Style {
  const coloured = output.isTTY === true && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
  const paint =
    (format: keyof Style): Paint =>
    (text) =>
      coloured ? styleText(format, text, { validateStream: false }) : text;
  return {
    bold: paint('bold'),
    dim: paint('dim'),
    red: paint('red'),
    green: paint('green'),
    yellow: paint('yellow'),
    cyan: paint('cyan'),
  };
}
