import type { ServerResponse } from 'node:http';
import { Logger } from '@nestjs/common';
import { limitsHold, outsideScopes } from '../common/index.js';
import type { FulfillmentConfig } from '../config/index.js';
import { genericAnswer } from './answer.js';
import { writeRawAnswer } from './write-answer.js';

/** What is left, past the longest time of a handler, for the body before it and the answer after it. */
const GRACE_MS = 30_000;

/**
 * Answers 503 when nobody else has, long after everything that may answer: a guard or an interceptor of the
 * application that never comes back, or that answers in the controller's place. The platform waits without a limit,
 * and its user with it.
 *
 * All wait equally long, so the first is always the next to be looked at, and one timer does for all.
 */
export class AnswerWatchdog {
  private readonly logger = new Logger(AnswerWatchdog.name);
  /** With the time of each by `performance.now()`; the oldest first. */
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

  /** It is closed. */
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
