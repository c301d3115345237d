import { PassThrough, Writable } from 'node:stream';
import type { Terminal, TerminalOutput } from '../../../src/cli/terminal.js';

class CapturedOutput extends Writable implements TerminalOutput {
  text = '';

  constructor(readonly isTTY: boolean) {
    super({ decodeStrings: false });
  }

  override _write(chunk: string | Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** A terminal whose words are kept. Everything that a command sees of its world is given here. */
export class CapturedTerminal implements Terminal {
  readonly stdin: PassThrough & { readonly isTTY: boolean };
  readonly stdout: CapturedOutput;
  readonly stderr: CapturedOutput;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;

  constructor({ isTTY = false, env = {}, cwd = process.cwd() }: Partial<CapturedOptions> = {}) {
    this.stdout = new CapturedOutput(isTTY);
    this.stderr = new CapturedOutput(isTTY);
    this.stdin = Object.assign(new PassThrough(), { isTTY, setRawMode: () => undefined });
    this.env = env;
    this.cwd = cwd;
  }

  json(): unknown {
    return JSON.parse(this.stdout.text);
  }
}

interface CapturedOptions {
  readonly isTTY: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
}
