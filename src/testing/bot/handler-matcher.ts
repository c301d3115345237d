import {
  PhraseMatcher,
  type EngineIntentMatch,
  type IntentMatcher,
  type PublishedBot,
} from '../../playground/index.js';

/**
 * Understands a text by the handlers alone: the name of an intent or one of its phrases, a pattern that fits, what is
 * nearly a name or a phrase.
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
