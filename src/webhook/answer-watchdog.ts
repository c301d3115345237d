import type { ServerResponse } from 'node:http';
import { Logger } from '@nestjs/common';
import { genericAnswer } from './answer.js';
import { writeRawAnswer } from './write-answer.js';

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
