import { join } from 'node:path';
import { ROOT } from '../../support/built-dist.js';
import { RunningProcess, type ProcessEnd } from '../../support/running-process.js';

export const MAIN = join(ROOT, 'dist', 'src', 'cli', 'main.js');

export interface Executed extends ProcessEnd {
  json<T>(): T;
}

/** Runs the built executable, as a user does. Call `builtDist` first. */
export async function execute(
  args: readonly string[],
  { cwd = ROOT, env = {}, node = [] }: { cwd?: string; env?: Record<string, string>; node?: string[] } = {},
): Promise<Executed> {
  const end = await new RunningProcess(process.execPath, [...node, MAIN, ...args], { cwd, env }).end;
  return { ...end, json: <T>() => JSON.parse(end.stdout) as T };
}
