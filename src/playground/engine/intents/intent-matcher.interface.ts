import type { PublishedBot } from './published-bot.js';

/** Why an intent was chosen. */
export type MatchReason =
  /** `/name` was typed, or a block pointed at it. */
  | 'command'
  /** A button was pressed. */
  | 'button'
  /** The block was waiting for the user. */
  | 'locked'
  /** The text is its question, letter by letter. */
  | 'exact'
  /** A phrase of it is near enough. */
  | 'phrase'
  /** Nothing else was. */
  | 'fallback';

export interface EngineIntentMatch {
  readonly name: string;
  /** 0 to 1. */
  readonly score: number;
}

/** Understands a free text, after the exact questions and before the fallback. */
export interface IntentMatcher {
  match(
    text: string,
    bot: PublishedBot,
  ): EngineIntentMatch | undefined | Promise<EngineIntentMatch | undefined>;
}
