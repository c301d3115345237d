import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Terminal } from '../terminal.js';
import { AppNotExploredError } from './app-not-explored.error.js';
import type { ExploredApp } from './described-handler.types.js';
import { hasFailed, runApart } from './run-apart.js';

/** The usual places of the root module in builds of Nest applications. */
export const USUAL_PLACES = ['dist/app.module.js', 'dist/src/app.module.js', 'build/app.module.js'];

const EXPLORER = fileURLToPath(new URL('./explorer-process.js', import.meta.url));
const TIMEOUT_MS = 60_000;

/** The built root module: the given one, or the first of the usual places; undefined if there is none. */
export function findApp(given: string | undefined, cwd: string): string | undefined {
  if (given === undefined)
    return USUAL_PLACES.map((place) => resolve(cwd, place)).find((path) => existsSync(path));
  const path = resolve(cwd, given);
  if (!existsSync(path))
    throw new AppNotExploredError(given, 'there is no such file', 'Build the application first.');
  return path;
}

/**
 * Lists the handlers of a built application without starting it, in a separate process.
 *
 * @param path of the built root module
 * @throws AppNotExploredError if it cannot be loaded
 */
export async function exploreApp(path: string, terminal: Terminal): Promise<ExploredApp> {
  const message = await runApart<{ found: ExploredApp }>(EXPLORER, [path], TIMEOUT_MS, terminal);
  if (!hasFailed(message)) return message.found;
  throw new AppNotExploredError(path, message.failed.problem, message.failed.help);
}
