import type { IntentTiming } from './intent-timing.types.js';
import type { KnownIntentName } from './known-intents.types.js';

/** A display name, `#<intent_id>`, or a pattern for display names. */
export type IntentName = KnownIntentName | RegExp;

/**
 * Where a handler applies. Every condition that is given must hold; a list holds if one of its values does.
 * The more specific handler wins: see docs/handlers.md, 'Which handler runs'.
 */
export interface IntentScope {
  /** The bot's name, its id, or the id of its root. */
  bot?: string | readonly string[];
  /** The project's id. */
  project?: string | readonly string[];
  /** `it` holds for `it-CH` too; `it-CH` for nothing else. */
  language?: string | readonly string[];
  /** `web`, `whatsapp`, `telegram`, … */
  channel?: string | readonly string[];
}

/** Where a handler applies, and what holds for its turns. */
export interface IntentOptions extends IntentScope, IntentTiming {}

/** What one decorator says about one handler. `names` is empty for a fallback. */
export interface IntentBinding {
  readonly kind: 'intent' | 'fallback';
  readonly names: readonly IntentName[];
  readonly options: IntentOptions;
}
