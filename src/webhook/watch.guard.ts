import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { FulfillmentConfig } from '../config/index.js';
import { watchAnswer } from './answer-watchdog.js';
import { rawResponse, type AdapterResponse } from './raw-http.js';

/** What is left, past the longest time of a handler, for the body before it and the answer after it. */
const GRACE_MS = 30_000;

/** Lets everybody pass and starts the watch over the answer. The first of the webhook's guards. */
@Injectable()
export class WatchGuard implements CanActivate {
  private readonly milliseconds: number;

  constructor({ replyDeadlineMs, handlerTimeoutMs }: FulfillmentConfig) {
    this.milliseconds = Math.max(replyDeadlineMs, handlerTimeoutMs) + GRACE_MS;
  }

  canActivate(context: ExecutionContext): boolean {
    watchAnswer(rawResponse(context.switchToHttp().getResponse<AdapterResponse>()), this.milliseconds);
    return true;
  }
}
