import { publishedBot } from './bot-document.js';
import { intentDocument } from './intent-document.js';
import { turnFacts } from './turn-facts.js';
import type { RequestBot } from './webhook-request-options.interface.js';

/** The design studio's data of a bot. */
export interface BotDocuments {
  readonly bot: Record<string, unknown>;
  /** The document of any intent of the bot, with fulfillment switched on. */
  readonly intent: (name: string) => Record<string, unknown>;
}

/** @param staticReplyOf the text of the static reply */
export function botDocuments(identity: RequestBot, staticReplyOf: (intent: string) => string): BotDocuments {
  const bot = { ...identity };
  return {
    bot: publishedBot(turnFacts({ bot })),
    intent: (name) => intentDocument(turnFacts({ bot, intent: name, staticReply: staticReplyOf(name) })),
  };
}
