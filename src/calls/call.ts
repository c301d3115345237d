import { randomUUID } from 'node:crypto';
import type { IntentRequest } from '../protocol/index.js';
import { NO_TRACE, type TraceHeaders } from './trace-headers.js';

/** The ids of a gateway that are accepted: short, without characters that could forge a log line or a header. */
const PLAIN_ID = /^[\w.:-]{1,64}$/;

/**
 * One webhook call, from its arrival until the last message of its turn is sent: the correlation data that its logs,
 * metrics and spans share.
 */
export class Call {
  /** The correlation id of log lines, outgoing calls and traces: the caller's `X-Request-Id` if it is plain, else a UUID. */
  readonly id: string;
  readonly arrivedAt: Date;
  /** Set when the body is read. */
  request?: IntentRequest;
  /** Class and method of the handler. Set when it is found. */
  handler?: string;
  /** Runs code of the call inside its trace. Set if calls are traced. */
  traced?: <T>(run: () => T) => T;
  #parts = 0;

  /**
   * @param trace passed on to the worker that owns the conversation
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

  /** The exchange or the turn begins. The call is over when both are. */
  begin(): void {
    this.#parts += 1;
  }

  /** @returns true if the call is over */
  finish(): boolean {
    this.#parts -= 1;
    return this.#parts === 0;
  }
}
