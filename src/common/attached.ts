/**
 * What this code knows of somebody else's object, a request for example, at the object itself under a symbol. Not a
 * WeakMap: to V8 what is in one is alive until the next full collection as soon as the map has left the young
 * generation, so each request would be carried into the old one, with all that hangs on it.
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
