import { AsyncLocalStorage } from 'node:async_hooks';

/** One for all values: every storage that is in use makes every promise of the process dearer. */
const storage = new AsyncLocalStorage<Readonly<Record<symbol, unknown>>>();

/** Runs what belongs to nobody, such as a timer that all share: a value that it kept would stay in memory with it. */
export function outsideScopes<Result>(work: () => Result): Result {
  return storage.exit(work);
}

/** A value that holds for all that runs in it, however deep, like an `AsyncLocalStorage` of its own. */
export class ScopedValue<T> {
  private readonly key: symbol;

  constructor(name: string) {
    this.key = Symbol(name);
  }

  get(): T | undefined {
    return storage.getStore()?.[this.key] as T | undefined;
  }

  run<Result>(value: T, work: () => Result): Result {
    return storage.run({ ...storage.getStore(), [this.key]: value }, work);
  }
}
