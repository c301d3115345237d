import type { HandlerDefinition } from '../../intents/index.js';
import type { RequestBot } from '../requests/index.js';
import { HandlerBot } from './handler-bot.js';
import { HandlerMatcher } from './handler-matcher.js';

/** The phrases of users for each intent. */
export type Phrases = Readonly<Record<string, readonly string[]>>;

/** A bot with the intents that the service's handlers match, and its matching of texts. */
export function botOfHandlers(
  handlers: readonly HandlerDefinition[],
  identity: RequestBot,
  phrases: Phrases,
): { bot: HandlerBot; matcher: HandlerMatcher } {
  const names = handlers.flatMap(({ bindings }) => bindings.flatMap((binding) => binding.names));
  const known = new Set([...names.filter(isDisplayName), ...Object.keys(phrases)]);
  const intents = [...known].map((name) => ({ name, phrases: phrases[name] ?? [] }));
  return {
    bot: new HandlerBot(identity, intents),
    matcher: new HandlerMatcher(names.filter((name) => name instanceof RegExp).map(stateless)),
  };
}

function isDisplayName(name: string | RegExp): name is string {
  return typeof name === 'string' && !name.startsWith('#');
}

function stateless(pattern: RegExp): RegExp {
  return new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''));
}
