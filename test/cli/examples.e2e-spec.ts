import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../src/cli/commands.constants.js';
import type { CommandEntry } from '../../src/cli/command.interface.js';
import { createProgram } from '../../src/cli/create-program.js';
import { run } from '../../src/cli/run.js';
import { ROOT } from '../support/built-dist.js';
import { CapturedTerminal } from './support/captured-terminal.js';

const PAGE = readFileSync(join(ROOT, 'docs', 'cli.md'), 'utf8');
const EXAMPLE = /^(?: *\$ )?npx pingstreams-fulfillment (.+)$/gm;

const examplesIn = (text: string): string[] => [...text.matchAll(EXAMPLE)].map(([, line = '']) => line);

/** The real commands, with everything but their work: what they would be called with is returned. */
const idle = (called: (name: string) => void): CommandEntry[] =>
  COMMANDS.map(({ load, ...entry }) => ({
    ...entry,
    load: async () => {
      const { define } = await load();
      const action = () => async () => called(entry.name);
      return { define: (command, context) => define(command, { ...context, action }) };
    },
  }));

describe('Examples', () => {
  const pages: [string, string][] = [['docs/cli.md', PAGE]];

  beforeAll(async () => {
    const subcommands = { outbox: ['list', 'retry', 'drop', 'stats'] } as Record<string, string[]>;
    for (const { name } of COMMANDS) {
      for (const args of [[name], ...(subcommands[name] ?? []).map((one) => [name, one])]) {
        const terminal = new CapturedTerminal();
        await run([...args, '--help'], terminal);
        pages.push([args.join(' '), terminal.stdout.text]);
      }
    }
  });

  it('are there for every command, in its help and on its page', () => {
    const all = pages.flatMap(([, text]) => examplesIn(text));
    for (const { name } of COMMANDS) {
      expect(examplesIn(PAGE).filter((line) => line.startsWith(name))).not.toEqual([]);
      expect(all.filter((line) => line.startsWith(name)).length).toBeGreaterThan(1);
    }
  });

  it('are command lines that their commands take', async () => {
    for (const [page, text] of pages) {
      for (const line of examplesIn(text)) {
        const args = line.split(' ');
        const called: string[] = [];
        const program = await createProgram({
          entries: idle((name) => called.push(name)),
          args,
          terminal: new CapturedTerminal(),
          failed: () => undefined,
        });
        const problem = await program.parseAsync(args, { from: 'user' }).then(
          () => undefined,
          (error: unknown) => (error as Error).message,
        );
        expect({ page, line, called, problem }).toEqual({
          page,
          line,
          called: [args[0]],
          problem: undefined,
        });
      }
    }
  });

  it('come with a table of all commands, in the words of their help', () => {
    const [beginning = ''] = PAGE.split('\n## ');
    const rows = [...beginning.matchAll(/^\| `([\w-]+)` +\| (.+?) +\|$/gm)];

    expect(rows.map(([, name, summary]) => ({ name, summary }))).toEqual(
      COMMANDS.map(({ name, summary }) => ({ name, summary })),
    );
  });
});
