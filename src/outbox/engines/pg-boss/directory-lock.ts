import { randomUUID } from 'node:crypto';
import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { OutboxLockedError } from '../../errors/index.js';
import { describeOwner, stateOf, thisProcess, type LockOwner } from './lock-owner.js';

const BEAT_MS = 3000;
/** A process of another container or machine counts as dead after this silence (creating a database takes 4 s). */
const SILENCE_MS = 15_000;
const LOOK_MS = 250;
/** The turn of another process takes a few file operations. */
const TURN_MS = 20;

interface HeldLock extends LockOwner {
  /** Identifies this holder of the lock. */
  token: string;
}

/**
 * Locks a directory for one process. The lock of a dead process is taken over at once. If the process cannot be checked
 * (another container, another machine), the lock is taken over when its file has not been touched for some time: the
 * holder touches it regularly.
 */
export class DirectoryLock {
  private readonly logger = new Logger('Outbox');
  private readonly path: string;
  private readonly token = randomUUID();
  private beat?: NodeJS.Timeout;

  /** @param onLost called when another process has taken the lock, because this one was silent for too long */
  constructor(
    private readonly directory: string,
    private readonly onLost: () => void,
  ) {
    this.path = join(directory, 'outbox.lock');
  }

  /** @throws OutboxLockedError when another process holds it */
  async acquire(): Promise<void> {
    while (!(await this.create())) await this.clear();
    this.beat = setInterval(() => void this.touch(), BEAT_MS);
    this.beat.unref();
  }

  async release(): Promise<void> {
    clearInterval(this.beat);
    if ((await this.read())?.token === this.token) await rm(this.path, { force: true });
  }

  private async create(path = this.path): Promise<boolean> {
    const lock: HeldLock = { ...thisProcess(), token: this.token };
    try {
      await writeFile(path, JSON.stringify(lock), { flag: 'wx', mode: 0o600 });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  }

  /** Removes a dead lock; throws if the lock is not dead. */
  private async clear(): Promise<void> {
    const held = await this.read();
    // An unreadable lock is being written, or its writer died: the time since the last touch decides.
    const state = held === undefined ? 'unknown' : stateOf(held);
    if (state === 'alive' || (state === 'unknown' && !(await this.isSilent()))) {
      throw new OutboxLockedError(
        this.directory,
        held === undefined ? 'another process' : describeOwner(held),
      );
    }
    await this.takeAway(held);
  }

  /**
   * Processes that find the same dead lock take turns, and look again when it is theirs: otherwise one of them could
   * remove the new lock of another. A process that does not get the turn tries again from the start. The turn of a process that died in it
   * is removed after the same silence.
   */
  private async takeAway(seen: HeldLock | undefined): Promise<void> {
    const turn = `${this.path}.takeover`;
    if (!(await this.create(turn))) {
      if (await isOlderThan(turn, SILENCE_MS)) await rm(turn, { force: true });
      else await sleep(TURN_MS);
      return;
    }
    try {
      const isSame = (await this.read())?.token === seen?.token;
      // A lock that cannot be read may be a new one that is being written.
      const isDead = seen !== undefined || (await isOlderThan(this.path, SILENCE_MS));
      if (isSame && isDead) await rm(this.path, { force: true });
    } finally {
      await rm(turn, { force: true });
    }
  }

  private async isSilent(): Promise<boolean> {
    const first = await this.touchedAt();
    if (first !== undefined && Date.now() - first < SILENCE_MS) {
      this.logger.warn(
        `${this.path} may be held from elsewhere; waiting until it is silent for ${SILENCE_MS} ms.`,
      );
    }
    for (;;) {
      const now = await this.touchedAt();
      if (now === undefined) return true;
      if (now !== first) return false;
      if (Date.now() - now >= SILENCE_MS) return true;
      await sleep(LOOK_MS);
    }
  }

  private async touch(): Promise<void> {
    if ((await this.read())?.token === this.token) {
      const now = new Date();
      await utimes(this.path, now, now).catch(() => undefined);
      return;
    }
    clearInterval(this.beat);
    this.logger.fatal(
      `${this.path} was taken by another process. This process stops delivering: restart it.`,
    );
    this.onLost();
  }

  private async read(path = this.path): Promise<HeldLock | undefined> {
    try {
      return JSON.parse(await readFile(path, 'utf8')) as HeldLock;
    } catch {
      return undefined;
    }
  }

  private async touchedAt(): Promise<number | undefined> {
    return (await stat(this.path).catch(() => undefined))?.mtimeMs;
  }
}

/** False for a file that does not exist. */
async function isOlderThan(path: string, milliseconds: number): Promise<boolean> {
  const { mtimeMs } = (await stat(path).catch(() => undefined)) ?? {};
  return mtimeMs !== undefined && Date.now() - mtimeMs >= milliseconds;
}
