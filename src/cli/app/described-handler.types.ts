import type { ApartFailure } from './run-apart.js';
import type { Surroundings } from './surroundings.types.js';

/** One `@Intent` or `@Fallback` of a handler, as JSON carries it from the process that loaded the application. */
export interface DescribedBinding {
  readonly kind: 'intent' | 'fallback';
  /** Display names, and `#<intent_id>`s. */
  readonly names: readonly string[];
  readonly patterns: readonly { readonly source: string; readonly flags: string }[];
  /** Names and ids of the handler's bots; undefined for all. */
  readonly bots?: readonly string[];
}

export interface DescribedHandler {
  /** `OrderStatusIntent.handle` */
  readonly label: string;
  readonly module: string;
  readonly bindings: readonly DescribedBinding[];
  /** Variables of the conversation; undefined if they cannot be known. */
  readonly reads?: readonly string[];
}

/** The result of exploring an application without starting it. */
export interface ExploredApp {
  readonly handlers: readonly DescribedHandler[];
  /** Problems that would stop the start: two handlers for one intent, a class that no module provides. */
  readonly problems: readonly string[];
  readonly surroundings: Surroundings;
}

/** The message of the exploring process: the handlers, or the reason why there are none. */
export type ExplorerMessage = { readonly found: ExploredApp } | ApartFailure;
