import { createHash } from 'node:crypto';
import { readBotExport, type BotExport } from '../../../bot-export/index.js';
import type { HandlerDefinition } from '../../../intents/index.js';

const MOST_BUTTONS = 6;
const NO_FALLBACK =
  'No intent has this name. A handler that is decorated with @Fallback() would answer here.';

/** A bot made of the registered intents, if there is no export: the user writes an intent's name. */
export function defaultBot(handlers: readonly HandlerDefinition[]): BotExport {
  const bindings = handlers.flatMap((handler) => handler.bindings);
  const names = bindings.flatMap((binding) => binding.names).filter((name) => typeof name === 'string');
  const unique = [...new Set(names)].sort();
  const hasFallback = bindings.some(({ kind }) => kind === 'fallback');
  return readBotExport({
    name: 'Assistant',
    language: 'en',
    webhook_enabled: true,
    intents: [
      ...(unique.includes('start') ? [] : [welcome(unique)]),
      ...unique.map(intentOf),
      ...(unique.includes('defaultFallback') ? [] : [fallback(hasFallback)]),
    ],
  });
}

function intentOf(name: string): Record<string, unknown> {
  const plain = name.replace(/^#/, '');
  return {
    intent_display_name: plain,
    intent_id: name.startsWith('#') ? plain : idOf(plain),
    question: plain,
    webhook_enabled: true,
    answer: `The static reply of "${plain}".`,
  };
}

function welcome(names: readonly string[]): Record<string, unknown> {
  const buttons = names.slice(0, MOST_BUTTONS).map((name) => ({
    type: 'action',
    value: name.replace(/^#/, ''),
    action: name.startsWith('#') ? name : `#${idOf(name)}`,
  }));
  const text =
    names.length === 0
      ? 'No intent is registered yet. Write a class with @Intent, and write the name of the intent here.'
      : 'This bot is made of your intents: write the name of one.';
  const message = {
    type: 'text',
    text,
    ...(buttons.length > 0 && { attributes: { attachment: { type: 'template', buttons } } }),
  };
  return {
    intent_display_name: 'start',
    question: '\\start',
    webhook_enabled: false,
    actions: [replyOfPlayground(text, message)],
  };
}

/** The page marks it as its own text, so that it is not taken for a reply of the service. */
function replyOfPlayground(text: string, message: object): Record<string, unknown> {
  const attributes = { commands: [{ type: 'message', message }], fromPlayground: true };
  return { _tdActionType: 'reply', text, attributes };
}

function fallback(isHandled: boolean): Record<string, unknown> {
  return {
    intent_display_name: 'defaultFallback',
    question: '\\fallback',
    webhook_enabled: isHandled,
    actions: [replyOfPlayground(NO_FALLBACK, { type: 'text', text: NO_FALLBACK })],
  };
}

function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
