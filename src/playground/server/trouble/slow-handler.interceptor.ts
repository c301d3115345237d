import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { currentCall } from '../../../calls/index.js';
import { FulfillmentConfig } from '../../../config/index.js';
import { FrameworkEnhancer, isFulfillmentContext } from '../../../intents/index.js';
import { PLAYGROUND_CALL } from '../playground.constants.js';
import { Troubles } from './troubles.service.js';

const BEYOND_DEADLINE_MS = 1_500;

/** Delays handlers beyond the reply deadline while this trouble is on, in calls of the playground only. */
@Injectable()
@FrameworkEnhancer('handlers')
export class SlowHandlerInterceptor implements NestInterceptor {
  constructor(
    private readonly troubles: Troubles,
    private readonly config: FulfillmentConfig,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const ofPlayground = currentCall()?.id.startsWith(PLAYGROUND_CALL) === true;
    if (ofPlayground && this.troubles.has('slow-handler') && isFulfillmentContext(context)) {
      await sleep(this.config.replyDeadlineMs + BEYOND_DEADLINE_MS);
    }
    return next.handle();
  }
}
