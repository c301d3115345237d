import {
  PhraseMatcher,
  type EngineIntentMatch,
  type IntentMatcher,
  type PublishedBot,
} from '../../playground/index.js';

/**
 * Matches a text to the handlers alone: the name of an intent or one of its phrases, a pattern, or a similar name
 * or phrase.
 */
export class HandlerMatcher implements IntentMatcher {
  private readonly phrases = new PhraseMatcher();

  constructor(private readonly patterns: readonly RegExp[]) {}

  match(text: string, bot: PublishedBot): EngineIntentMatch | undefined {
    const near = this.phrases.match(text, bot);
    if (near?.score === 1) return near;
    return this.patterns.some((pattern) => pattern.test(text)) ? { name: text, score: 1 } : near;
  }
}
