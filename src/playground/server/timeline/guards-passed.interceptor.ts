import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { currentCall } from '../../../calls/index.js';
import { FrameworkEnhancer, isFulfillmentContext } from '../../../intents/index.js';
import { Timelines } from './timelines.service.js';

/**
 * Adds an entry to the time line when the guards of a handler have let a call through: Nest runs interceptors right
 * after them.
 */
@Injectable()
@FrameworkEnhancer('handlers')
export class GuardsPassedInterceptor implements NestInterceptor {
  constructor(private readonly timelines: Timelines) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { id = '' } = currentCall() ?? {};
    const turn = this.timelines.turnOf(id);
    if (turn !== undefined && isFulfillmentContext(context)) {
      const at = performance.timeOrigin + performance.now();
      this.timelines.add(turn, { at, side: 'service', type: 'guarded', data: {}, call: id });
    }
    return next.handle();
  }
}
