import type { ServerResponse } from 'node:http';
import { Logger } from '@nestjs/common';
import { limitsHold, outsideScopes } from '../common/index.js';
import type { FulfillmentConfig } from '../config/index.js';
import { genericAnswer, writeRawAnswer } from '../http/index.js';

/** Extra time, beyond the longest handler timeout, for reading the body and writing the answer. */
const GRACE_MS = 30_000;

/**
 * Answers 503 if nothing else has, long after every timeout: a guard or an interceptor of the application may never
 * resolve. The platform, and its user, would wait without a limit.
 *
 * All responses have the same timeout, so the oldest one is always due first, and one timer is enough.
 */
export class AnswerWatchdog {
  private readonly logger = new Logger(AnswerWatchdog.name);
  /** The due time of each response by `performance.now()`; the oldest first. */
  private readonly watched = new Map<ServerResponse, number>();
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly milliseconds: number,
    private readonly production = true,
  ) {}

  watch(response: ServerResponse): void {
    this.watched.set(response, performance.now() + this.milliseconds);
    this.timer ??= outsideScopes(() => this.lookAfter(this.milliseconds));
  }

  /** Stops watching: the response has closed. */
  forget(response: ServerResponse): void {
    this.watched.delete(response);
  }

  private look(): void {
    this.timer = undefined;
    for (const [response, until] of this.watched) {
      const left = until - performance.now();
      if (left > 0) {
        this.timer = this.lookAfter(Math.ceil(left));
        return;
      }
      this.watched.delete(response);
      this.answer(response);
    }
  }

  private lookAfter(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => this.look(), milliseconds).unref();
  }

  private answer(response: ServerResponse): void {
    if (response.headersSent || response.destroyed || !limitsHold(this.production)) return;
    this.logger.error(`Nothing answered a webhook call within ${this.milliseconds} ms: 503 in its place`);
    writeRawAnswer(response, genericAnswer(503));
  }
}

/** How long the watchdog waits, in milliseconds. */
export function watchTime({ replyDeadlineMs, handlerTimeoutMs }: FulfillmentConfig): number {
  return Math.max(replyDeadlineMs, handlerTimeoutMs) + GRACE_MS;
}
