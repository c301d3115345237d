import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

export interface ProcessOptions {
  cwd: string;
  /** Beside those of `inheritedEnv`; nothing else of this process's environment is passed on. */
  env?: Record<string, string>;
}

export interface ProcessEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

const INHERITED =
  /^(PATH|HOME|TMPDIR|LANG|SSL_CERT_(FILE|DIR)|NODE_EXTRA_CA_CERTS|\w+_proxy|npm_config_(registry|cache|userconfig|\w*proxy|cafile))$/i;

/** The variables that a command needs from the machine. Settings of the service and of the running test stay outside. */
export function inheritedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value !== undefined && INHERITED.test(name) ? [[name, value]] : [],
    ),
  );
}

/** The same modules are started a hundred times: their compiled code is kept, a seventh of a start. */
const COMPILED = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'compiled');
/** Against hanging, on a busy machine too. Shorter than the limit of a test in jest.config.mjs. */
const LIMIT_MS = 500_000;

/**
 * A real process with its output kept. It leads its own process group, so that `kill` ends its children too, and it is
 * killed at the limit: no test leaves a process behind.
 */
export class RunningProcess {
  stdout = '';
  stderr = '';
  readonly end: Promise<ProcessEnd>;
  private readonly child: ChildProcess;
  private readonly listeners = new Set<() => void>();
  private ended = false;

  constructor(command: string, args: readonly string[], { cwd, env }: ProcessOptions) {
    this.child = spawn(command, args, {
      cwd,
      env: { NODE_COMPILE_CACHE: COMPILED, ...inheritedEnv(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.stdout += text;
      this.notify();
    });
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text;
      this.notify();
    });
    const timer = setTimeout(() => void this.kill(), LIMIT_MS);
    this.end = new Promise((resolve, reject) => {
      this.child.once('error', reject);
      this.child.once('close', (code, signal) => {
        clearTimeout(timer);
        this.ended = true;
        resolve({ code, signal, stdout: this.stdout, stderr: this.stderr });
        this.notify();
      });
    });
  }

  /** Resolves as soon as the pattern is found in what was printed; rejects if the process ends without it. */
  printed(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(this.stdout) ?? pattern.exec(this.stderr);
        if (found === null && !this.ended) return;
        this.listeners.delete(look);
        if (found !== null) resolve(found);
        else reject(new Error(`The process ended without ${pattern}:\n${this.stdout}\n${this.stderr}`));
      };
      this.listeners.add(look);
      look();
    });
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  /** Ends the whole group at once and waits for it. */
  async kill(): Promise<void> {
    try {
      if (!this.ended && this.child.pid !== undefined) process.kill(-this.child.pid, 'SIGKILL');
    } catch {
      // It has just ended by itself.
    }
    await this.end;
  }

  private notify(): void {
    for (const listener of [...this.listeners]) listener();
  }
}

/** Runs a command to its end. @throws Error with its output if it does not exit with 0 */
export async function run(
  command: string,
  args: readonly string[],
  options: ProcessOptions,
): Promise<ProcessEnd> {
  const end = await new RunningProcess(command, args, options).end;
  if (end.code === 0) return end;
  throw new Error(
    `${[command, ...args].join(' ')}: exit code ${end.code ?? end.signal}\n${end.stdout}\n${end.stderr}`,
  );
}
