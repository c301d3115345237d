import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Calls } from '../calls/index.js';
import { FulfillmentConfig } from '../config/index.js';
import { rawRequest, rawResponse, type AdapterRequest, type AdapterResponse } from '../http/index.js';
import { AnswerWatchdog, watchTime } from './answer-watchdog.js';

/** Always passes. Opens the call and arms the answer watchdog. The first guard of the webhook. */
@Injectable()
export class WatchGuard implements CanActivate {
  private readonly watchdog: AnswerWatchdog;

  constructor(
    config: FulfillmentConfig,
    private readonly calls: Calls,
  ) {
    this.watchdog = new AnswerWatchdog(watchTime(config), config.production);
  }

  canActivate(context: ExecutionContext): boolean {
    const http = context.switchToHttp();
    const response = rawResponse(http.getResponse<AdapterResponse>());
    const call = this.calls.open(rawRequest(http.getRequest<AdapterRequest>()));
    this.watchdog.watch(response);
    response.once('close', () => {
      this.watchdog.forget(response);
      this.calls.close(call, response);
    });
    return true;
  }
}
