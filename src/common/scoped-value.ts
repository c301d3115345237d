import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';

/** An entry of the ambient context, linked to the outer entries. */
class Scope {
  constructor(
    readonly owner: object,
    readonly value: unknown,
    readonly outer: Scope | undefined,
  ) {}
}

/** One storage for all values: each active AsyncLocalStorage makes every promise of the process slower. */
const storage = new AsyncLocalStorage<Scope>();

/** The context in which the process starts: outside of every call. */
const outside = new AsyncResource('outside');

/**
 * Runs code outside of every call, such as a shared timer: otherwise it would keep the async context of the call that
 * started it, including the application's own storages.
 */
export function outsideScopes<Result>(work: () => Result): Result {
  return outside.runInAsyncScope(work);
}

/** A value for everything that runs inside its scope, at any depth, like a separate `AsyncLocalStorage`. */
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

/**
 * A value hides the one before it, and must not keep a reference to it: a chain of work that starts further work would
 * keep all of them in memory.
 */
function without(owner: object, scope: Scope | undefined): Scope | undefined {
  if (scopeOf(owner, scope) === undefined || scope === undefined) return scope;
  if (scope.owner === owner) return scope.outer;
  return new Scope(scope.owner, scope.value, without(owner, scope.outer));
}
