import { randomUUID } from 'node:crypto';
import type { IntentRequest } from '../protocol/index.js';
import { NO_TRACE, type TraceHeaders } from './trace-headers.js';

/** What a gateway may give as its id: short, and nothing that could forge a line of a log or a header. */
const PLAIN_ID = /^[\w.:-]{1,64}$/;

/** One webhook call, from its arrival until the last message of its turn has left: what all that is told of it shares. */
export class Call {
  /** The same on every line, outgoing call and trace: the caller's `X-Request-Id` where it is plain, else one of ours. */
  readonly id: string;
  readonly arrivedAt: Date;
  /** As soon as the body is read. */
  request?: IntentRequest;
  /** Class and method of the handler, as soon as it is found. */
  handler?: string;
  /** Runs code of the call inside its trace; set where calls are traced. */
  traced?: <T>(run: () => T) => T;
  #parts = 0;

  /**
   * @param trace goes along to the worker that has the conversation
   * @param startedAt when the request arrived: by `performance.now()`, in milliseconds, as the times of the events
   */
  constructor(
    requestId?: string | string[],
    readonly trace: TraceHeaders = NO_TRACE,
    readonly startedAt = performance.now(),
  ) {
    this.arrivedAt = new Date(Date.now() - (performance.now() - startedAt));
    this.id = typeof requestId === 'string' && PLAIN_ID.test(requestId) ? requestId : randomUUID();
  }

  /** The exchange, or the turn: the call is over when none goes on. */
  begin(): void {
    this.#parts += 1;
  }

  /** @returns true when that was the last */
  finish(): boolean {
    this.#parts -= 1;
    return this.#parts === 0;
  }
}
