/**
 * Private data attached to a foreign object, a request for example, under a symbol. Not a WeakMap: V8 keeps the entries
 * of a WeakMap in the old generation alive until the next full collection, so every request and its data would be
 * promoted.
 */
export class Attached<T> {
  private readonly key: symbol;

  constructor(name: string) {
    this.key = Symbol(name);
  }

  get(holder: object): T | undefined {
    return (holder as Record<symbol, T | undefined>)[this.key];
  }

  set(holder: object, value: T): void {
    (holder as Record<symbol, T | undefined>)[this.key] = value;
  }
}
