import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Terminal } from '../terminal.js';
import { AppNotExploredError } from './app-not-explored.error.js';
import type { ExploredApp, ExplorerMessage } from './described-handler.types.js';

/** Where builds of Nest applications leave their root module. */
export const USUAL_PLACES = ['dist/app.module.js', 'dist/src/app.module.js', 'build/app.module.js'];

const EXPLORER = fileURLToPath(new URL('./explorer-process.js', import.meta.url));
const TIMEOUT_MS = 60_000;

/** The built root module: the one that was asked for, or the first of the usual places; undefined if none is there. */
export function findApp(given: string | undefined, cwd: string): string | undefined {
  if (given === undefined)
    return USUAL_PLACES.map((place) => resolve(cwd, place)).find((path) => existsSync(path));
  const path = resolve(cwd, given);
  if (!existsSync(path))
    throw new AppNotExploredError(given, 'there is no such file', 'Build the application first.');
  return path;
}

/**
 * Lists the handlers of a built application without starting it, in a process of its own. What its code prints goes to
 * stderr.
 *
 * @param path of the built root module
 * @throws AppNotExploredError when it cannot be loaded
 */
export async function exploreApp(path: string, { cwd, env, stderr }: Terminal): Promise<ExploredApp> {
  const explorer = fork(EXPLORER, [path], {
    cwd,
    env,
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    timeout: TIMEOUT_MS,
  });
  explorer.stdout?.pipe(stderr, { end: false });
  explorer.stderr?.pipe(stderr, { end: false });
  const message = await new Promise<ExplorerMessage>((resolveMessage, reject) => {
    explorer.once('error', reject);
    explorer.once('message', (sent) => resolveMessage(sent as ExplorerMessage));
    explorer.once('close', (code, signal) => {
      const problem = `its process ended (${signal ?? `exit code ${code}`}) before its modules were read`;
      resolveMessage({ failed: { problem, help: 'Build the application, and see whether it starts.' } });
    });
  });
  if ('found' in message) return message.found;
  throw new AppNotExploredError(path, message.failed.problem, message.failed.help);
}
