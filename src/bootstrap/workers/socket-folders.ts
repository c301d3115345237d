import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WorkersFolderError } from './workers-folder.error.js';

const PREFIX = 'fulfillment-';
const FOLDER = /^fulfillment-(\d+)-\w{6}$/;

/**
 * For this user alone: everyone who reaches the sockets in it is believed to be a worker. Named by the process that
 * makes it, so that a later one can find out whether it is still needed.
 *
 * @throws WorkersFolderError
 */
export function makeSocketFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  } catch (error) {
    throw new WorkersFolderError(tmpdir(), error);
  }
}

/** Removes the folders of supervisors that were killed, and had no time to do it themselves. */
export async function sweepSocketFolders(): Promise<void> {
  const folders = readdirSync(tmpdir()).filter((name) => isOfDeadProcess(FOLDER.exec(name)?.[1]));
  for (const path of folders.map((name) => join(tmpdir(), name))) {
    if (await isStale(path)) rmSync(path, { recursive: true, force: true });
  }
}

/** In this container. In another one that shares the folder the same number may be a process that lives. */
function isOfDeadProcess(pid: string | undefined): boolean {
  if (pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** Ours, and nobody listens on its sockets. One without sockets may be about to get them. */
async function isStale(path: string): Promise<boolean> {
  try {
    if (statSync(path).uid !== process.getuid?.()) return false;
    const sockets = readdirSync(path);
    const live = await Promise.all(sockets.map((name) => isListenedOn(join(path, name))));
    return sockets.length > 0 && !live.includes(true);
  } catch {
    return false;
  }
}

function isListenedOn(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'ECONNREFUSED'));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}
