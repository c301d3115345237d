/**
 * Tells a handler to stop. The AbortSignal is made when it is asked for: most handlers never look, and making one costs
 * more than the rest of a turn's book-keeping.
 */
export class Cancellation {
  #controller?: AbortController;
  #reason?: Error;

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#reason !== undefined) this.#controller.abort(this.#reason);
    }
    return this.#controller.signal;
  }

  /** Only the first reason counts. */
  cancel(reason: Error): void {
    this.#reason ??= reason;
    this.#controller?.abort(this.#reason);
  }
}
