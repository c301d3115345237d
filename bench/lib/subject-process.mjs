import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '..', 'subjects');
/** The servers share one core, one at a time; the client has the others. */
const SERVER_CORE = '0';
export const CLIENT_CORES = '1-63';

export const hasTaskset = spawnSync('taskset', ['-V']).status === 0;

/** Keeps the process of the bench itself off the core of the servers. */
export function stayOff() {
  if (hasTaskset) spawnSync('taskset', ['-cp', CLIENT_CORES, String(process.pid)]);
}

/** A server in a separate process, on a separate core. Its log goes to the null device, every line of it. */
export class SubjectProcess {
  static async start({ file, env, path = '/webhook', cores = SERVER_CORE }, intents = 0) {
    const node = [process.execPath, join(FOLDER, `${file}.mjs`)];
    const [command, ...args] = hasTaskset ? ['taskset', '-c', cores, ...node] : node;
    const child = spawn(command, args, {
      stdio: ['ignore', openSync(devNull, 'w'), 'inherit', 'ipc'],
      env: { PATH: process.env.PATH, ...env, BENCH_INTENTS: String(intents) },
    });
    const [{ port }] = await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(([code]) => {
        throw new Error(`${file} ended with ${code} before it was there`);
      }),
    ]);
    return new SubjectProcess(child, port, path);
  }

  constructor(child, port, path) {
    this.child = child;
    this.port = port;
    this.path = path;
  }

  /** CPU time in microseconds, user and system; RSS in bytes. */
  usage() {
    return this.ask('usage');
  }

  /** Has the process do what it does when it is asked, and gives its answer. */
  async ask(question) {
    const answer = once(this.child, 'message');
    this.child.send(question);
    const [told] = await answer;
    return told;
  }

  async stop() {
    const exit = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exit;
  }
}
