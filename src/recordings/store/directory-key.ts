import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Secret } from '../../common/index.js';

const KEY_FILE = '.key';
const KEY_BYTES = 32;

/**
 * The key of a directory's pseudonyms, created with the directory. With it one can find out whether a recording is of a
 * known person: only the owner can read it, and it must not leave the machine with the recordings.
 */
export async function directoryKey(directory: string): Promise<Secret> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, KEY_FILE);
  try {
    await writeFile(path, randomBytes(KEY_BYTES).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return new Secret((await readFile(path, 'utf8')).trim());
}
