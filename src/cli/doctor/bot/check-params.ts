import type { BotExport } from '../../../bot-export/index.js';
import type { ExploredApp } from '../../app/index.js';
import type { DoctorCheck } from '../check.interface.js';

/**
 * Variables that a block asks for or sets, and that neither another block nor a handler reads. Variables live as long as
 * their conversation, so any handler may read them: if the variables of one handler cannot be determined, none is
 * reported.
 */
export function checkParams(bots: readonly BotExport[], { handlers }: ExploredApp): DoctorCheck[] {
  const read = new Set([
    ...bots.flatMap(({ intents }) => intents.flatMap(({ reads }) => reads)),
    ...handlers.flatMap(({ reads }) => reads ?? []),
  ]);
  const unread = bots
    .flatMap(({ intents }) => intents)
    .flatMap(({ name, writes }) => writes.map((variable) => ({ name, variable })))
    .filter(({ variable }, at, all) => !read.has(variable) && at === indexOf(variable, all));
  const unknown = handlers.filter(({ reads }) => reads === undefined).map(({ label }) => label);
  if (unread.length > 0 && unknown.length > 0) {
    return [
      {
        area: 'bot',
        status: 'skipped',
        message: `Unread variables cannot be determined: ${unknown.join(', ')} may read any of them.`,
        cure: 'Read them by @IntentParam or @Params, or as ctx.params.name in the handler itself.',
      },
    ];
  }
  return unread.map(({ name, variable }) => ({
    area: 'bot',
    status: 'warning',
    message: `The block '${name}' sets '${variable}', which no handler and no block reads.`,
    cure: 'Read it, or take it out of the block. Its name may be misspelt on one side.',
  }));
}

function indexOf(variable: string, all: readonly { readonly variable: string }[]): number {
  return all.findIndex((other) => other.variable === variable);
}
