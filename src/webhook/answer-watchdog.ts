import type { ServerResponse } from 'node:http';
import { Logger } from '@nestjs/common';
import type { FulfillmentConfig } from '../config/index.js';
import { genericAnswer } from './answer.js';
import { writeRawAnswer } from './write-answer.js';

/** What is left, past the longest time of a handler, for the body before it and the answer after it. */
const GRACE_MS = 30_000;

const logger = new Logger('AnswerWatchdog');

/**
 * Answers 503 when nobody else has, long after everything that may answer: a guard or an interceptor of the
 * application that never comes back, or that answers in the controller's place. The platform waits without a limit,
 * and its user with it.
 */
export function watchAnswer(response: ServerResponse, milliseconds: number): void {
  const timer = setTimeout(() => {
    if (response.headersSent || response.destroyed) return;
    logger.error(`Nothing answered a webhook call within ${milliseconds} ms: 503 in its place`);
    writeRawAnswer(response, genericAnswer(503));
  }, milliseconds);
  timer.unref();
  response.once('close', () => clearTimeout(timer));
}

/** How long to wait before that, in milliseconds. */
export function watchTime({ replyDeadlineMs, handlerTimeoutMs }: FulfillmentConfig): number {
  return Math.max(replyDeadlineMs, handlerTimeoutMs) + GRACE_MS;
}
