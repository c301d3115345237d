import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { FulfillmentConfig } from '../config/index.js';
import { watchAnswer, watchTime } from './answer-watchdog.js';
import { rawResponse, type AdapterResponse } from './raw-http.js';

/** Lets everybody pass and starts the watch over the answer. The first of the webhook's guards. */
@Injectable()
export class WatchGuard implements CanActivate {
  private readonly milliseconds: number;

  constructor(config: FulfillmentConfig) {
    this.milliseconds = watchTime(config);
  }

  canActivate(context: ExecutionContext): boolean {
    watchAnswer(rawResponse(context.switchToHttp().getResponse<AdapterResponse>()), this.milliseconds);
    return true;
  }
}
