import type { CommandResult } from '../command.interface.js';
import type { Terminal } from '../terminal.js';
import { styleFor } from './style.js';

/** Prints the result of a command, in one write. */
export function reportResult(result: CommandResult, json: boolean, terminal: Terminal): void {
  const text = json ? JSON.stringify(result.data, null, 2) : result.text(styleFor(terminal.stdout, terminal));
  if (text !== '') terminal.stdout.write(`${text}\n`);
}
