import type { BotExport } from '../../bot-export/index.js';
import { calledIntents } from '../doctor/bot/index.js';
import { comment, literal } from '../../test-source/index.js';

/** Identifies a generated file, which may be overwritten. */
export const GENERATED = '// Written by `pingstreams-fulfillment generate`';

/**
 * The file that makes the intents of bots known to the compiler. The same bots give the same file, to the byte.
 *
 * Every block of a bot may set a variable long before the one that calls the webhook, so all of them know all variables.
 */
export function renderKnownIntents(bots: readonly BotExport[]): string {
  const variables = unique(bots.flatMap(({ intents }) => intents.flatMap(({ writes }) => writes)));
  const called = calledIntents(bots).map(({ intent }) => intent);
  const names = unique(called.map(({ name }) => name));
  const ids = unique(called.map(({ intentId }) => `#${intentId}`));
  return [
    `${GENERATED}, and regenerated each time: do not edit it.`,
    '/* eslint-disable */',
    `// From the export of ${bots.map(({ bot }) => comment(bot.name)).join(', ')}.`,
    '',
    '/** Variables that the blocks set. Users can set any of them to anything: check before you trust. */',
    'interface Variables {',
    ...variables.map((name) => `  ${literal(name)}?: unknown;`),
    '}',
    '',
    "declare module 'pingstreams-fulfillment' {",
    '  interface KnownIntents {',
    ...[...names, ...ids].map((name) => `    ${literal(name)}: Variables;`),
    '  }',
    '}',
    '',
    'export {};',
    '',
  ].join('\n');
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
