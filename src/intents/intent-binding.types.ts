import type { IntentTiming } from './intent-timing.types.js';
import type { KnownIntentName } from './known-intents.types.js';

/** A display name, `#<intent_id>`, or a pattern for display names. */
export type IntentName = KnownIntentName | RegExp;

/**
 * The scope of a handler. All given conditions must match; a list matches if one of its values does. The more specific
 * handler wins: see docs/handlers.md, 'Which handler runs'.
 */
export interface IntentScope {
  /** The bot's name, its id, or the id of its root. */
  bot?: string | readonly string[];
  /** The project's id. */
  project?: string | readonly string[];
  /** `it` also matches `it-CH`; `it-CH` matches nothing else. */
  language?: string | readonly string[];
  /** `web`, `whatsapp`, `telegram`, … */
  channel?: string | readonly string[];
}

/** The scope of a handler, and the options of its turns. */
export interface IntentOptions extends IntentScope, IntentTiming {}

/** The declaration of one handler by one decorator. `names` is empty for a fallback. */
export interface IntentBinding {
  readonly kind: 'intent' | 'fallback';
  readonly names: readonly IntentName[];
  readonly options: IntentOptions;
}
