import type { Json } from '../../common/index.js';
import { SessionOverError } from '../errors/index.js';
import type { Session } from '../session.interface.js';
import type { SessionKey } from '../session-key.js';
import { jsonCopy } from '../values/json-copy.js';
import { checked, checkedStored } from '../values/schema-check.js';
import { changed, sameValues, type SessionValues } from '../values/stored-session.js';
import type { LoadedSession, SessionBackend } from './session-backend.interface.js';

const NOTHING: SessionValues = new Map();

/**
 * The session as one turn sees it: the loaded values, if any were read, and the changes of the turn over them. {@link
 * commit} writes the changes once, and only over the version that the turn has read.
 */
export class TurnSession implements Session {
  readonly #updates: Promise<void>[] = [];
  #loading?: Promise<LoadedSession | undefined>;
  /** Undefined for a deleted value. */
  #changes = new Map<string, Json | undefined>();
  #cleared = false;
  #over = false;

  /** @param turnId the id of a durable turn, which may run again: its changes are stored once */
  constructor(
    private readonly backend: SessionBackend,
    private readonly turnId?: string,
  ) {}

  async get<T>(key: SessionKey<T>): Promise<T> {
    const isKnown = this.#cleared || this.#changes.has(key.name);
    return this.#read(key, isKnown ? NOTHING : await this.#base());
  }

  set<T>(key: SessionKey<T>, value: Exclude<T, undefined>): void {
    this.#change();
    this.#changes.set(key.name, jsonCopy(key.name, checked(key, value)));
  }

  async update<T>(key: SessionKey<T>, change: (value: T) => T | void): Promise<T> {
    const done = this.#begin();
    try {
      const base = await this.#base();
      // Synchronous from here on, so the second of two updates sees the value that the first has set.
      const value = this.#read(key, base);
      const result = change(value);
      const next = result === undefined ? value : result;
      if (next !== undefined) this.set(key, next as Exclude<T, undefined>);
      return next;
    } finally {
      done();
    }
  }

  delete(key: SessionKey<unknown>): void {
    this.#change();
    this.#changes.set(key.name, undefined);
  }

  clear(): void {
    this.#change();
    this.#changes.clear();
    this.#cleared = true;
  }

  /**
   * The handler has succeeded: stores its changes, and rejects further ones.
   *
   * @param check called first, if there are changes to store; if it throws, nothing is stored
   * @throws SessionConflictError, SessionTooLargeError, SessionUnavailableError, SessionUnreadableError
   */
  async commit(check: () => void = () => undefined): Promise<void> {
    // Includes updates that were not awaited.
    await Promise.all(this.#updates);
    if (this.#isChanged) check();
    this.#over = true;
    if (this.#loading === undefined && !this.#isChanged) return;
    const loaded = await this.#load();
    if (this.#isRepeat(loaded)) return;
    const before = loaded?.stored.values ?? NOTHING;
    const values = this.#apply(before);
    if (!sameValues(before, values)) {
      const next = changed(loaded?.stored, values, this.backend.date(), this.turnId);
      await this.backend.save(next, loaded);
    } else if (loaded !== undefined) {
      await this.backend.keepAlive(loaded);
    }
  }

  /** Discards the changes of the turn. Reads and further changes are still possible. */
  discard(): void {
    this.#changes.clear();
    this.#cleared = false;
  }

  /** Ends the turn. Uncommitted changes are discarded; reads return the stored values. */
  end(): void {
    if (!this.#over) this.discard();
    this.#over = true;
  }

  #change(): void {
    if (this.#over) throw new SessionOverError();
  }

  get #isChanged(): boolean {
    return this.#cleared || this.#changes.size > 0;
  }

  /** A failed load is retried at the next read: a handler may do without the session. */
  #load(): Promise<LoadedSession | undefined> {
    this.#loading ??= this.backend.load().catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  /** @returns a function that marks the update as finished, with any result */
  #begin(): () => void {
    let done = (): void => undefined;
    this.#updates.push(new Promise((resolve) => (done = resolve)));
    return () => done();
  }

  /**
   * The values at the start of the turn. A later attempt of a durable turn sees those of its first attempt, if they are
   * known.
   */
  async #base(): Promise<SessionValues> {
    const stored = (await this.#load())?.stored;
    if (stored === undefined) return NOTHING;
    return stored.last !== undefined && stored.last.id === this.turnId ? stored.last.before : stored.values;
  }

  #isRepeat(loaded: LoadedSession | undefined): boolean {
    return this.turnId !== undefined && loaded?.stored.turns.includes(this.turnId) === true;
  }

  #read<T>(key: SessionKey<T>, base: SessionValues): T {
    const { name, initial } = key;
    const found = this.#changes.has(name)
      ? this.#changes.get(name)
      : this.#cleared
        ? undefined
        : base.get(name);
    const value = found === undefined ? undefined : checkedStored(key, structuredClone(found) as T);
    return (value === undefined ? initial?.() : value) as T;
  }

  #apply(base: SessionValues): SessionValues {
    const values = new Map(this.#cleared ? NOTHING : base);
    for (const [name, value] of this.#changes) {
      if (value === undefined) values.delete(name);
      else values.set(name, value);
    }
    return values;
  }
}
