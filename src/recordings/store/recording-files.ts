import { readdir, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Beginning with the time, so that the order of names is the order of time. */
const RECORDING_FILE = /^\d{4}-\d{2}-\d{2}T[\w-]+\.json$/;
const UNFINISHED = '.part';

interface StoredFile {
  readonly name: string;
  readonly bytes: number;
  /** When it was written, in milliseconds since 1970. */
  readonly at: number;
}

export interface StoreLimits {
  readonly maxBytes: number;
  readonly maxAgeMs: number;
}

/** The names of the recordings in a directory, the oldest first. */
export async function recordingNames(directory: string): Promise<string[]> {
  return (await readdir(directory)).filter((name) => RECORDING_FILE.test(name)).sort();
}

/** The space that is freed at once, so that not every further recording lists the directory. */
const FILL = 0.9;

/** The recordings of a directory, within its size limit: the oldest are deleted first. */
export class RecordingFiles {
  /** The size of the directory, as far as this process knows. */
  private bytes = 0;

  constructor(
    private readonly directory: string,
    private readonly limits: StoreLimits,
    private readonly now: () => number = Date.now,
  ) {}

  /** Atomic, because another process may read at the same time. */
  async write(name: string, text: string): Promise<void> {
    const path = join(this.directory, name);
    await writeFile(path + UNFINISHED, text, { mode: 0o600 });
    await rename(path + UNFINISHED, path);
    this.bytes += Buffer.byteLength(text);
    if (this.bytes > this.limits.maxBytes) await this.prune(FILL);
  }

  /**
   * Deletes recordings that are too old, and the oldest ones above the size limit. Several processes may do so in one
   * directory.
   */
  async prune(fill = 1): Promise<void> {
    const files = await this.files();
    this.bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    const oldest = this.now() - this.limits.maxAgeMs;
    for (const file of files) {
      if (this.bytes <= this.limits.maxBytes * fill && file.at >= oldest) break;
      await unlink(join(this.directory, file.name)).catch(ignoreMissing);
      this.bytes -= file.bytes;
    }
  }

  private async files(): Promise<StoredFile[]> {
    const names = await recordingNames(this.directory);
    const found = await Promise.all(
      names.map(async (name): Promise<StoredFile[]> => {
        try {
          const { size, mtimeMs } = await stat(join(this.directory, name));
          return [{ name, bytes: size, at: mtimeMs }];
        } catch (error) {
          ignoreMissing(error);
          return [];
        }
      }),
    );
    return found.flat();
  }
}

function ignoreMissing(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}
