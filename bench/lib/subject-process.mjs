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

/** A server in a process of its own, on a core of its own. Its log goes to the null device, every line of it. */
export class SubjectProcess {
  static async start({ file, env, path = '/webhook' }, intents) {
    const node = [process.execPath, join(FOLDER, `${file}.mjs`)];
    const [command, ...args] = hasTaskset ? ['taskset', '-c', SERVER_CORE, ...node] : node;
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
  async usage() {
    const answer = once(this.child, 'message');
    this.child.send('usage');
    const [usage] = await answer;
    return usage;
  }

  async stop() {
    const exit = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exit;
  }
}
