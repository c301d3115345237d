/** A handler waits here until the test lets it go on. */
export class Gate {
  /** How many handlers came here. */
  arrivals = 0;
  private waiting: ((value: unknown) => void)[] = [];
  private arrived: (() => void)[] = [];

  /** For handlers: resolves with what `open` gives, rejects if that is an Error. */
  pass(): Promise<unknown> {
    this.arrivals += 1;
    for (const notify of this.arrived.splice(0)) notify();
    return new Promise((resolve, reject) =>
      this.waiting.push((value) => (value instanceof Error ? reject(value) : resolve(value))),
    );
  }

  /** Lets go the handler that has waited longest. */
  open(value?: unknown): void {
    const first = this.waiting.shift();
    if (first === undefined) throw new Error('Nobody waits at the gate.');
    first(value);
  }

  /** Resolves when the given number of handlers have come in all. */
  async reached(count = 1): Promise<void> {
    while (this.arrivals < count) await new Promise<void>((resolve) => this.arrived.push(resolve));
  }
}
