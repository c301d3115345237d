import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { OutboxLockedError } from '../../errors/index.js';
import { describeOwner, stateOf, thisProcess, type LockOwner } from './lock-owner.js';

const BEAT_MS = 3000;
/** A process of another container or machine counts as dead after this silence (creating a database takes 4 s). */
const SILENCE_MS = 15_000;
const LOOK_MS = 250;

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

  private async create(): Promise<boolean> {
    const lock: HeldLock = { ...thisProcess(), token: this.token };
    try {
      await writeFile(this.path, JSON.stringify(lock), { flag: 'wx', mode: 0o600 });
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
   * Two processes may find the same dead lock: after moving it, a process checks that it moved the lock it had read.
   */
  private async takeAway(seen: HeldLock | undefined): Promise<void> {
    const aside = `${this.path}.${randomUUID()}`;
    try {
      await rename(this.path, aside);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw error;
    }
    const moved = await this.read(aside);
    if (moved?.token !== seen?.token) {
      await rename(aside, this.path);
      throw new OutboxLockedError(
        this.directory,
        moved === undefined ? 'another process' : describeOwner(moved),
      );
    }
    await rm(aside, { force: true });
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
