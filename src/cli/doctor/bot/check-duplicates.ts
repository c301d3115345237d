import type { BotExport } from '../../../bot-export/index.js';
import type { ExploredApp } from '../../app/index.js';
import type { DoctorCheck } from '../check.interface.js';

/**
 * Two blocks with one name, of which the engine finds one; and problems that would stop the start: two handlers for one
 * intent.
 */
export function checkDuplicates(bots: readonly BotExport[], { problems }: ExploredApp): DoctorCheck[] {
  const blocks = bots.flatMap(({ bot, intents }) => {
    const names = intents.map(({ name }) => name);
    const twice = new Set(names.filter((name, at) => names.indexOf(name) !== at));
    return [...twice].map((name): DoctorCheck => ({
      area: 'bot',
      status: 'failed',
      message: `The bot '${bot.name}' has several blocks named '${name}': the platform runs any one of them.`,
      cure: 'Give each block a different name in the design studio.',
    }));
  });
  const handlers = problems.map((message): DoctorCheck => ({
    area: 'bot',
    status: 'failed',
    message,
    cure: 'With this the service does not start. docs/handlers.md says which handler runs.',
  }));
  return [...blocks, ...handlers];
}
