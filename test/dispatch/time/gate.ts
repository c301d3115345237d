/** A handler waits here until the test lets it go on. */
export class Gate {
  /** How many handlers came here. */
  arrivals = 0;
  private waiting: ((value: unknown) => void)[] = [];
  private arrived: (() => void)[] = [];

  /** For handlers: resolves with what `open` gives, rejects if that is an Error. */
  pass(): Promise<unknown> {
    this.arrivals += 1;
    const passed = new Promise((resolve, reject) =>
      this.waiting.push((value) => (value instanceof Error ? reject(value) : resolve(value))),
    );
    for (const notify of this.arrived.splice(0)) notify();
    return passed;
  }

  /** Lets go the handler that has waited longest. */
  open(value?: unknown): void {
    const first = this.waiting.shift();
    if (first === undefined) throw new Error('Nobody waits at the gate.');
    first(value);
  }

  /** Waits until a handler waits here, then lets it go: on a busy machine the handler may not have come yet. */
  async openOnArrival(value?: unknown): Promise<void> {
    while (this.waiting.length === 0) await new Promise<void>((resolve) => this.arrived.push(resolve));
    this.open(value);
  }

  /** Resolves when the given number of handlers have come in all. */
  async reached(count = 1): Promise<void> {
    while (this.arrivals < count) await new Promise<void>((resolve) => this.arrived.push(resolve));
  }
}
