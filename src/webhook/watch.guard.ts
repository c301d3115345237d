import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Calls } from '../calls/index.js';
import { FulfillmentConfig } from '../config/index.js';
import { watchAnswer, watchTime } from './answer-watchdog.js';
import { rawRequest, rawResponse, type AdapterRequest, type AdapterResponse } from './raw-http.js';

/** Lets everybody pass, opens the call and starts the watch over its answer. The first of the webhook's guards. */
@Injectable()
export class WatchGuard implements CanActivate {
  private readonly milliseconds: number;

  constructor(
    config: FulfillmentConfig,
    private readonly calls: Calls,
  ) {
    this.milliseconds = watchTime(config);
  }

  canActivate(context: ExecutionContext): boolean {
    const http = context.switchToHttp();
    const response = rawResponse(http.getResponse<AdapterResponse>());
    this.calls.open(rawRequest(http.getRequest<AdapterRequest>()), response);
    watchAnswer(response, this.milliseconds);
    return true;
  }
}
