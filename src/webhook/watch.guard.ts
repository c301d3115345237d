import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Calls } from '../calls/index.js';
import { FulfillmentConfig } from '../config/index.js';
import { AnswerWatchdog, watchTime } from './answer-watchdog.js';
import { rawRequest, rawResponse, type AdapterRequest, type AdapterResponse } from './raw-http.js';

/** Lets everybody pass, opens the call and starts the watch over its answer. The first of the webhook's guards. */
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
