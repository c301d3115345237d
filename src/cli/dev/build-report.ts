import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const BEGINS = /Starting (?:incremental )?compilation/;
const ENDS = /Found (\d+) errors?\. Watching for file changes/;
const ERROR = /\S:\d+:\d+ - error TS\d+: /;
const MOST_ERRORS = 5;

/**
 * Reads the output of the compiler that watches, and writes into a file whether the last change compiles: the previous
 * build keeps running, and its playground shows the errors.
 */
export class BuildReport {
  private errors: string[] = [];
  private rest = '';

  constructor(private readonly file: string) {
    mkdirSync(dirname(file), { recursive: true });
    this.write([]);
  }

  /** Part of the output; the lines of the service are among it. */
  read(output: string): void {
    const lines = (this.rest + output).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) this.take(stripVTControlCharacters(line).trim());
  }

  private take(line: string): void {
    if (BEGINS.test(line)) this.errors = [];
    else if (ERROR.test(line)) this.errors.push(line);
    const count = ENDS.exec(line)?.[1];
    if (count === undefined) return;
    const errors = this.errors.length > 0 ? this.errors : [`${count} errors: see the terminal.`];
    this.write(count === '0' ? [] : errors.slice(0, MOST_ERRORS));
  }

  private write(errors: readonly string[]): void {
    writeFileSync(this.file, JSON.stringify({ errors }));
  }
}
