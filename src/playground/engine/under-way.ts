import { isA } from '../../common/index.js';

/** The work that messages have set going, by conversation, and the timers of what may come later by itself. */
export class UnderWay {
  readonly #work = new Map<string, Set<Promise<void>>>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #failures: Error[] = [];
  #closed = false;

  /** Starts the work, and counts it as under way until it ends. */
  add(key: string, work: () => Promise<void>): void {
    if (this.#closed) return;
    const all = this.#work.get(key) ?? new Set();
    this.#work.set(key, all);
    const done: Promise<void> = work()
      .catch((error: unknown) => void this.#failures.push(asError(error)))
      .finally(() => {
        all.delete(done);
        if (all.size === 0) this.#work.delete(key);
      });
    all.add(done);
  }

  /** Rejects with what a piece of work threw since the last time. */
  async idle(key?: string): Promise<void> {
    const open = (): Promise<void>[] =>
      key === undefined
        ? [...this.#work.values()].flatMap((all) => [...all])
        : [...(this.#work.get(key) ?? [])];
    for (let all = open(); all.length > 0; all = open()) await Promise.all(all);
    const [failure] = this.#failures.splice(0);
    if (failure !== undefined) throw failure;
  }

  /** Waits inside a piece of work. */
  pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.#timer(ms, resolve));
  }

  /** Does something when the work may be long over. It keeps no process alive. */
  later(ms: number, work: () => void): void {
    this.#timer(ms, work).unref();
  }

  close(): void {
    this.#closed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #timer(ms: number, work: () => void): NodeJS.Timeout {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
    }, ms);
    this.#timers.add(timer);
    return timer;
  }
}

function asError(thrown: unknown): Error {
  return isA(thrown, Error) ? thrown : new Error('A turn ended with something that is no error.');
}
