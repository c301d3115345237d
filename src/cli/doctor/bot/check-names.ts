import { distance } from 'fastest-levenshtein';
import type { BotExport, ExportedIntent } from '../../../bot-export/index.js';
import type { ExploredApp } from '../../app/index.js';
import type { DoctorCheck } from '../check.interface.js';
import { calledIntents, handles, isForBot, type BotIntent } from './handles.js';

/** A handler whose names are all unused: several names are spellings of one intent. */
interface UncalledHandler {
  readonly label: string;
  readonly names: readonly string[];
}

/**
 * Compares the names of both sides. A block without a handler and a handler without a block with similar names are one
 * fault, a misspelling, and are reported as one.
 */
export function checkNames(bots: readonly BotExport[], { handlers }: ExploredApp): DoctorCheck[] {
  const called = calledIntents(bots);
  const missing = called.filter((one) => !handlers.some((handler) => handles(handler, one)));
  const uncalled = uncalledHandlers(bots, called, handlers);
  const misspelt = pairs(
    missing,
    uncalled.filter(({ names }) => blockOf(names, bots) === undefined),
  );
  const explained = new Set<unknown>(misspelt.flat());
  return [
    ...misspelt.map(([{ intent }, { names, label }]) =>
      failed(
        `The block '${intent.name}' has no handler, but ${label} handles ${quoted(names)}, which the bot does not call.`,
        `Write the same name on both sides: @Intent('${intent.name}').`,
      ),
    ),
    ...missing
      .filter((one) => !explained.has(one))
      .map(({ intent: { name } }) =>
        failed(
          `The block '${name}' has its fulfillment switched on, but no handler handles it.`,
          `Write a handler: \`generate --handlers <dir>\` creates one. Or switch its fulfillment off.`,
        ),
      ),
    ...uncalled.filter((one) => !explained.has(one)).map((one) => uncalledCheck(one, bots)),
  ];
}

/**
 * Names of handlers that no block calls. Patterns and fallbacks may match blocks that do not exist yet, so they are
 * left out.
 */
function uncalledHandlers(
  bots: readonly BotExport[],
  called: readonly BotIntent[],
  handlers: ExploredApp['handlers'],
): UncalledHandler[] {
  return handlers.flatMap(({ label, bindings }) => {
    const mine = bindings.filter((binding) => bots.some((bot) => isForBot(binding, { bot })));
    const isCalled = mine.some((binding) =>
      called.some(
        (one) =>
          isForBot(binding, one) &&
          [one.intent.name, `#${one.intent.intentId}`].some((name) => binding.names.includes(name)),
      ),
    );
    const names = mine.flatMap((binding) => binding.names);
    return names.length === 0 || isCalled || mine.some(({ patterns }) => patterns.length > 0)
      ? []
      : [{ label, names }];
  });
}

function uncalledCheck({ names, label }: UncalledHandler, bots: readonly BotExport[]): DoctorCheck {
  const handled = `${label} handles ${quoted(names)}`;
  const block = blockOf(names, bots);
  if (block === undefined) {
    return warning(`${handled}, which is not a block of the bot.`, 'Remove the handler, or add the block.');
  }
  const state = block.enabled ? 'has its fulfillment switched off' : 'is disabled';
  return warning(`${handled}, but the block '${block.name}' ${state}.`, 'Switch it on in the design studio.');
}

function blockOf(names: readonly string[], bots: readonly BotExport[]): ExportedIntent | undefined {
  return bots.flatMap((bot) => names.map((name) => bot.find(name))).find((found) => found !== undefined);
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(' and ');
}

/** The most similar pairs first; each side once. */
function pairs(
  missing: readonly BotIntent[],
  uncalled: readonly UncalledHandler[],
): [BotIntent, UncalledHandler][] {
  const near = missing
    .flatMap((one) => uncalled.map((other) => ({ one, other, away: apart(one, other) })))
    .filter(({ one, away }) => away <= Math.max(2, one.intent.name.length / 3))
    .sort((a, b) => a.away - b.away);
  const taken = new Set<unknown>();
  return near.flatMap(({ one, other }) => {
    if (taken.has(one) || taken.has(other)) return [];
    taken.add(one).add(other);
    return [[one, other]];
  });
}

function apart({ intent }: BotIntent, { names }: UncalledHandler): number {
  return Math.min(...names.map((name) => distance(intent.name, name)));
}

function failed(message: string, cure: string): DoctorCheck {
  return { area: 'bot', status: 'failed', message, cure };
}

function warning(message: string, cure: string): DoctorCheck {
  return { area: 'bot', status: 'warning', message, cure };
}
