import { DiscoveryService } from '@nestjs/core';
import type { Call } from './call.js';
import type { CallEvent } from './call-event.types.js';

/**
 * Is told all that happens to webhook calls: what logs, metrics, traces and recordings are made of.
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
   * Called on the way of the call, so it must be quick; what it throws is logged, and changes nothing.
   *
   * @param call undefined for requests to the platform outside a webhook call
   * @param at by `performance.now()`, in milliseconds
   */
  observe(event: CallEvent, call: Call | undefined, at: number): void;
}

/**
 * Makes a provider one of those that are told what happens to webhook calls. It implements `CallObserver`.
 *
 * @publicApi
 */
export const ObservesCalls = DiscoveryService.createDecorator<void>();
