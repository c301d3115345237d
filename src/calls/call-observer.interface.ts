import { DiscoveryService } from '@nestjs/core';
import type { Call } from './call.js';
import type { CallEvent } from './call-event.types.js';

/**
 * Receives all events of webhook calls. Logs, metrics, traces and recordings are observers.
 *
 * ```ts
 * @ObservesCalls()
 * export class LateTurns implements CallObserver {
 *   count = 0;
 *
 *   observe(event: CallEvent): void {
 *     if (event.type === 'outcome' && event.outcome === 'late') this.count += 1;
 *   }
 * }
 * ```
 *
 * @publicApi
 */
export interface CallObserver {
  /**
   * Called while the call runs, so it must be quick. An error is logged, and changes nothing.
   *
   * @param call undefined for requests to the platform outside a webhook call
   * @param at by `performance.now()`, in milliseconds
   */
  observe(event: CallEvent, call: Call | undefined, at: number): void;
}

/**
 * Registers a provider as an observer of webhook calls. It implements `CallObserver`.
 *
 * @publicApi
 */
export const ObservesCalls = DiscoveryService.createDecorator<void>();
