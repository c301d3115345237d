import { distance } from 'fastest-levenshtein';
import { textOf } from '../../../common/index.js';
import type { EngineIntentMatch, IntentMatcher } from './intent-matcher.interface.js';
import type { PublishedBot } from './published-bot.js';

/** The minimum similarity of a match: two letters of ten may differ. */
const NEAR_ENOUGH = 0.8;
/** For a text that holds a whole phrase among other words. */
const CONTAINS = 0.9;
/** A phrase of fewer words is part of too many texts by chance. */
const WORDS_TO_CONTAIN = 2;
/** Longer texts are not training phrases. */
const LONGEST_TEXT = 500;

/**
 * A simple, predictable replacement for the platform's language understanding. A phrase of an intent and the text are
 * compared in lower case, without accents, punctuation and double spaces:
 *
 * 1. equal: 1
 * 2. the text contains a phrase of two words or more: 0.9
 * 3. otherwise by the number of different letters (Levenshtein): from 0.8 on
 *
 * The best match wins; of equals, the first in the bot. It does not learn, and it has no synonyms.
 */
export class PhraseMatcher implements IntentMatcher {
  match(text: string, bot: PublishedBot): EngineIntentMatch | undefined {
    const words = normalised(text);
    if (words === '' || words.length > LONGEST_TEXT) return undefined;
    let best: EngineIntentMatch | undefined;
    for (const { intent_display_name: name, question, enabled } of bot.intents) {
      if (typeof name !== 'string' || enabled === false) continue;
      for (const phrase of phrasesOf(question)) {
        const score = likeness(words, phrase);
        if (score >= NEAR_ENOUGH && score > (best?.score ?? 0)) best = { name, score };
      }
    }
    return best;
  }
}

function phrasesOf(question: unknown): string[] {
  return (textOf(question) ?? '')
    .split(/\r?\n/)
    .filter((phrase) => !phrase.trimStart().startsWith('\\'))
    .map(normalised)
    .filter((phrase) => phrase !== '' && phrase.length <= LONGEST_TEXT);
}

function likeness(text: string, phrase: string): number {
  if (text === phrase) return 1;
  const severalWords = phrase.split(' ').length >= WORDS_TO_CONTAIN;
  if (severalWords && ` ${text} `.includes(` ${phrase} `)) return CONTAINS;
  return 1 - distance(text, phrase) / Math.max(text.length, phrase.length);
}

function normalised(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
