import type { JsonRecord } from '../../common/index.js';
import { PublishedBot } from '../../playground/index.js';
import { botDocuments, type RequestBot } from '../requests/index.js';

/** One intent of the bot. */
export interface KnownIntent {
  readonly name: string;
  /** The phrases of users, in addition to the name. */
  readonly phrases: readonly string[];
}

/** The block that the platform falls back to. */
const FALLBACK = 'defaultFallback';

/**
 * A bot for services that are tested without a bot export: each intent of the handlers is a block with fulfillment
 * switched on, and so is any other one that a test names. The static reply of each block is a line of text that names
 * it.
 */
export class HandlerBot extends PublishedBot {
  readonly #documents: (name: string) => JsonRecord;

  constructor(identity: RequestBot, intents: readonly KnownIntent[]) {
    const { bot, intent } = botDocuments(identity, staticReplyOf);
    const known = intents.map(({ name, phrases }) => ({
      ...intent(name),
      question: [name, ...phrases].join('\n'),
    }));
    super(bot, [...known, intent(FALLBACK)]);
    this.#documents = intent;
  }

  override find(reference: string): JsonRecord | undefined {
    const known = super.find(reference);
    if (known !== undefined) return known;
    const name = reference.trim();
    return name.startsWith('#')
      ? { ...this.#documents(''), intent_id: name.slice(1) }
      : this.#documents(name);
  }
}

/** The static reply of the block. */
function staticReplyOf(name: string): string {
  return `[the static reply of ${name}]`;
}
