import type { BotExport, ExportedIntent } from '../../../bot-export/index.js';
import type { DescribedBinding, DescribedHandler } from '../../app/index.js';

/** A block of one of the bots. */
export interface BotIntent {
  readonly bot: BotExport;
  readonly intent: ExportedIntent;
}

/** The block that the platform calls for an unknown text, which is the purpose of `@Fallback`. */
const DEFAULT_FALLBACK = 'defaultFallback';

/** The blocks for which the engine calls the webhook. */
export function calledIntents(bots: readonly BotExport[]): BotIntent[] {
  return bots.flatMap((bot) =>
    bot.intents
      .filter(({ enabled, webhookEnabled }) => enabled && webhookEnabled)
      .map((intent) => ({ bot, intent })),
  );
}

/** Whether one of the handler's decorators matches the block, by the rules of docs/handlers.md. */
export function handles({ bindings }: DescribedHandler, intent: BotIntent): boolean {
  return bindings.some((binding) => bindingTakes(binding, intent));
}

export function isForBot({ bots }: DescribedBinding, { bot: { bot } }: Pick<BotIntent, 'bot'>): boolean {
  return bots?.some((name) => [bot.name, bot.id, bot.rootId].includes(name)) ?? true;
}

function bindingTakes(binding: DescribedBinding, one: BotIntent): boolean {
  const { name, intentId } = one.intent;
  if (!isForBot(binding, one)) return false;
  if (binding.kind === 'fallback') return name === DEFAULT_FALLBACK;
  return (
    binding.names.some((known) => known === name || known === `#${intentId}`) ||
    binding.patterns.some(({ source, flags }) => new RegExp(source, flags).test(name))
  );
}
