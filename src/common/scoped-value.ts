import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';

/** A value that holds here, and all that held where it was set. */
class Scope {
  constructor(
    readonly owner: object,
    readonly value: unknown,
    readonly outer: Scope | undefined,
  ) {}
}

/** One for all values: every storage that is in use makes every promise of the process dearer. */
const storage = new AsyncLocalStorage<Scope>();

/** The context in which the process starts: outside of every call. */
const outside = new AsyncResource('outside');

/**
 * Runs what belongs to no call, such as a timer that all share: it would keep the async context of the call that started
 * it, the application's own storages included.
 */
export function outsideScopes<Result>(work: () => Result): Result {
  return outside.runInAsyncScope(work);
}

/** A value that holds for all that runs in it, however deep, like an `AsyncLocalStorage` of its own. */
export class ScopedValue<T> {
  get(): T | undefined {
    return scopeOf(this, storage.getStore())?.value as T | undefined;
  }

  run<Result>(value: T, work: () => Result): Result {
    return storage.run(new Scope(this, value, without(this, storage.getStore())), work);
  }
}

function scopeOf(owner: object, innermost: Scope | undefined): Scope | undefined {
  let scope = innermost;
  while (scope !== undefined && scope.owner !== owner) scope = scope.outer;
  return scope;
}

/** A value hides the one before it, and must not keep it: work that sets off other work, for ever, would keep them all. */
function without(owner: object, scope: Scope | undefined): Scope | undefined {
  if (scopeOf(owner, scope) === undefined || scope === undefined) return scope;
  if (scope.owner === owner) return scope.outer;
  return new Scope(scope.owner, scope.value, without(owner, scope.outer));
}
