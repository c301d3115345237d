import { closest, distance } from 'fastest-levenshtein';
import type { BotExport } from '../../../bot-export/index.js';
import { describeScope, type HandlerDefinition } from '../../../intents/index.js';
import type { BotIntentView, BotView, IntentView } from '../view.types.js';

interface Named {
  readonly name: string | RegExp;
  readonly view: IntentView;
}

/** The registered intents beside the bot's, with similar names on the two sides. */
export function botViewOf(handlers: readonly HandlerDefinition[], bot: BotExport, source?: string): BotView {
  const registered = handlers.flatMap(namedOf);
  const hasFallback = handlers.some(({ bindings }) => bindings.some(({ kind }) => kind === 'fallback'));
  const known = registered.flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
  const asking = bot.intents.filter(({ webhookEnabled }) => webhookEnabled);
  const names = asking.map(({ name }) => name);
  const isUsed = ({ name }: Named): boolean =>
    asking.some((intent) => fits(name, intent.name, intent.intentId));
  const intents = bot.intents.map((intent): BotIntentView => {
    const { name, intentId, questions, webhookEnabled: asksWebhook } = intent;
    const isHandled = !asksWebhook || hasFallback || registered.some((one) => fits(one.name, name, intentId));
    const isExact = registered.some((one) => fits(one.name, name, intentId));
    const near = isExact || !asksWebhook ? undefined : nearest(name, known);
    return {
      name,
      questions,
      asksWebhook,
      ...((!isHandled || near) && { unhandled: near === undefined ? {} : { near } }),
    };
  });
  return {
    name: bot.bot.name,
    source,
    handlers: registered.map((one) => {
      if (isUsed(one) || one.view.name === '(fallback)') return one.view;
      const near = typeof one.name === 'string' ? nearest(one.name, names) : undefined;
      return { ...one.view, unused: near === undefined ? {} : { near } };
    }),
    intents,
  };
}

function namedOf({ label, module, bindings }: HandlerDefinition): Named[] {
  return bindings.flatMap(({ kind, names, options }) => {
    const scope = describeScope(options);
    const view = (name: string): IntentView => ({ name, handler: label, module, ...(scope && { scope }) });
    if (kind === 'fallback') return [{ name: '(fallback)', view: view('(fallback)') }];
    return names.map((name) => ({ name, view: view(String(name)) }));
  });
}

function fits(registered: string | RegExp, name: string, id: string): boolean {
  if (registered instanceof RegExp)
    return new RegExp(registered.source, registered.flags.replace(/[gy]/g, '')).test(name);
  return registered === name || registered === `#${id}`;
}

function nearest(name: string, names: readonly string[]): string | undefined {
  const others = names.filter((other) => other !== name);
  if (others.length === 0) return undefined;
  const candidate = closest(name, others);
  return distance(name, candidate) <= Math.max(2, name.length / 3) ? candidate : undefined;
}
