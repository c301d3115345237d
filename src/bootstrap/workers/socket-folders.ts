import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WorkersFolderError } from './workers-folder.error.js';

const PREFIX = 'fulfillment-';
const FOLDER = /^fulfillment-(\d+)-\w{6}$/;

/**
 * Accessible to this user only: every process that reaches the sockets in it is trusted as a worker. Its name holds the
 * id of its process, so that a later process can find out whether it is still in use.
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

/** Removes the folders of supervisors that were killed before they could do it themselves. */
export async function sweepSocketFolders(): Promise<void> {
  const folders = readdirSync(tmpdir()).filter((name) => isOfDeadProcess(FOLDER.exec(name)?.[1]));
  for (const path of folders.map((name) => join(tmpdir(), name))) {
    if (await isStale(path)) rmSync(path, { recursive: true, force: true });
  }
}

/**
 * Process ids are compared within this container only: in another one that shares the folder, the id may belong to a
 * living process.
 */
function isOfDeadProcess(pid: string | undefined): boolean {
  if (pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/**
 * The folder belongs to this user, and no process listens on its sockets. A folder without sockets may be about to get
 * them.
 */
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
