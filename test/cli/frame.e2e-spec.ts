import { COMMANDS } from '../../src/cli/commands.constants.js';
import { createProgram } from '../../src/cli/create-program.js';
import type { CommandContext, CommandEntry, CommandResult } from '../../src/cli/command.interface.js';
import { run } from '../../src/cli/run.js';
import { CapturedTerminal } from './support/captured-terminal.js';

const ESCAPE = '\u001b[';

describe('The command line', () => {
  let terminal: CapturedTerminal;
  beforeEach(() => (terminal = new CapturedTerminal()));

  it('lists every command with what it does', async () => {
    expect(await run(['--help'], terminal)).toBe(0);
    for (const { name, summary } of COMMANDS) {
      expect(terminal.stdout.text).toMatch(new RegExp(`${name}\\b.*  .*${summary.slice(0, 20)}`));
    }
    expect(terminal.stdout.text).toContain('Exit codes:');
  });

  it.each(COMMANDS.map(({ name }) => name))('has help with examples for %s', async (name) => {
    expect(await run([name, '--help'], terminal)).toBe(0);
    expect(terminal.stdout.text).toContain(`pingstreams-fulfillment ${name}`);
    expect(terminal.stdout.text).toContain('--json');
  });

  it.each([
    ['an unknown command', ['inof'], "unknown command 'inof'"],
    ['an unknown option', ['info', '--jsn'], "unknown option '--jsn'"],
    ['an argument too many', ['info', 'more'], 'too many arguments'],
  ])('refuses %s', async (_what, args, words) => {
    expect(await run(args, terminal)).toBe(2);
    expect(terminal.stderr.text).toContain('INVALID_COMMAND_LINE');
    expect(terminal.stderr.text).toContain(words);
    expect(terminal.stderr.text).toContain('docs/errors.md#invalid-command-line');
    expect(terminal.stderr.text).not.toContain('    at ');
    expect(terminal.stdout.text).toBe('');
  });

  it('tells an error as one JSON document too', async () => {
    expect(await run(['info', '--jsn', '--json'], terminal)).toBe(2);
    expect(terminal.json()).toMatchObject({ error: { code: 'INVALID_COMMAND_LINE' } });
  });

  it('shows the help if no command is given', async () => {
    expect(await run([], terminal)).toBe(2);
    expect(terminal.stderr.text).toContain('Commands:');
  });

  it('tells the versions of what runs here', async () => {
    expect(await run(['info', '--json'], terminal)).toBe(0);
    expect(terminal.json()).toMatchObject({ node: process.versions.node });
    expect(terminal.json()).toHaveProperty('@nestjs/core', expect.stringMatching(/^12\./));
  });

  it('has colours on a terminal, and none with NO_COLOR or in a pipe', async () => {
    const coloured = new CapturedTerminal({ isTTY: true });
    const plain = new CapturedTerminal({ isTTY: true, env: { NO_COLOR: '1' } });
    for (const one of [coloured, plain, terminal]) await run(['info'], one);

    expect(coloured.stdout.text).toContain(ESCAPE);
    expect(plain.stdout.text).not.toContain(ESCAPE);
    expect(terminal.stdout.text).toBe(plain.stdout.text);
  });
});

describe('The frame of a command', () => {
  const RESULT: CommandResult = { data: { count: 1 }, text: () => 'one' };

  const runCommand = async (
    terminal: CapturedTerminal,
    work: (context: CommandContext) => Promise<CommandResult>,
    args: string[] = [],
  ) => {
    const failed = jest.fn();
    const entry: CommandEntry = {
      name: 'try',
      summary: 'tries',
      load: async () => ({
        define: (command, context) => void command.action(context.action(() => work(context))),
      }),
    };
    const program = await createProgram({ entries: [entry], args: ['try'], terminal, failed });
    await program.parseAsync(['try', ...args], { from: 'user' });
    return failed.mock.calls.length;
  };

  it('prints the result as text or as JSON', async () => {
    const [text, json] = [new CapturedTerminal(), new CapturedTerminal()];
    await runCommand(text, async () => RESULT);
    await runCommand(json, async () => RESULT, ['--json']);

    expect(text.stdout.text).toBe('one\n');
    expect(json.json()).toEqual({ count: 1 });
  });

  it('hears of findings', async () => {
    expect(await runCommand(new CapturedTerminal(), async () => ({ ...RESULT, failed: true }))).toBe(1);
    expect(await runCommand(new CapturedTerminal(), async () => RESULT)).toBe(0);
  });

  it('is not asked in a pipe: --yes or an error', async () => {
    const terminal = new CapturedTerminal();
    await runCommand(terminal, async ({ confirm }) => {
      expect(await confirm('Sure?', true)).toBe(true);
      await expect(confirm('Sure?', undefined)).rejects.toMatchObject({ code: 'INVALID_COMMAND_LINE' });
      return RESULT;
    });
    expect(terminal.stderr.text).toBe('');
  });

  it.each([
    ['y', true],
    ['\r', false],
    ['\u0003', false],
  ])('is asked on a terminal, where %j means %s', async (key, expected) => {
    const terminal = new CapturedTerminal({ isTTY: true });
    await runCommand(terminal, async ({ confirm }) => {
      const answer = confirm('Drop it?', undefined);
      terminal.stdin.write(key);
      expect(await answer).toBe(expected);
      return RESULT;
    });
    expect(terminal.stderr.text).toContain('Drop it?');
    expect(terminal.stdout.text).toBe('one\n');
  });

  it('has a bar on a terminal, on stderr, and silence in a pipe', async () => {
    const [bar, pipe] = [new CapturedTerminal({ isTTY: true }), new CapturedTerminal()];
    for (const terminal of [bar, pipe]) {
      await runCommand(terminal, async ({ progress }) => {
        const steps = await progress('Counting', 2);
        steps.advance('one');
        steps.done('Counted');
        return RESULT;
      });
    }
    expect(bar.stderr.text).toContain('Counted');
    expect(bar.stdout.text).toBe('one\n');
    expect(pipe.stderr.text).toBe('');
  });
});
