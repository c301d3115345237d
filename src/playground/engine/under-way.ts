import { isA, type Cancel } from '../../common/index.js';

/**
 * Schedules work for later. @param awaited a message waits for it; otherwise it may run after its message is complete
 */
export type EngineTimer = (ms: number, work: () => void, awaited: boolean) => Cancel;

const NODE_TIMER: EngineTimer = (ms, work, awaited) => {
  const timer = setTimeout(work, ms);
  if (!awaited) timer.unref();
  return () => clearTimeout(timer);
};

/** The running work of messages, by conversation, and the timers of later work. */
export class UnderWay {
  readonly #work = new Map<string, Set<Promise<void>>>();
  readonly #timers = new Set<Cancel>();
  readonly #timer: EngineTimer;
  readonly #failures: Error[] = [];
  #closed = false;

  constructor(timer: EngineTimer = NODE_TIMER) {
    this.#timer = timer;
  }

  /** Starts the work, and counts it as running until it ends. */
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

  /** Rejects with the error of any work since the last call. */
  async idle(key?: string): Promise<void> {
    const open = (): Promise<void>[] =>
      key === undefined
        ? [...this.#work.values()].flatMap((all) => [...all])
        : [...(this.#work.get(key) ?? [])];
    for (let all = open(); all.length > 0; all = open()) await Promise.all(all);
    const [failure] = this.#failures.splice(0);
    if (failure !== undefined) throw failure;
  }

  /** Waits within a task. */
  pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.#after(ms, resolve, true));
  }

  /** Schedules work that may run after its message is complete. It does not keep the process alive. */
  later(ms: number, work: () => void): void {
    this.#after(ms, work, false);
  }

  close(): void {
    this.#closed = true;
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
  }

  #after(ms: number, work: () => void, awaited: boolean): void {
    const happen = (): void => {
      this.#timers.delete(cancel);
      work();
    };
    const cancel = this.#timer(ms, happen, awaited);
    this.#timers.add(cancel);
  }
}

function asError(thrown: unknown): Error {
  return isA(thrown, Error) ? thrown : new Error('A turn ended with a thrown value that is not an Error.');
}
