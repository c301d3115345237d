import type { BotExport } from '../../../bot-export/index.js';
import type { ExploredApp } from '../../app/index.js';
import type { DoctorCheck } from '../check.interface.js';

/** Two blocks of one name, of which the engine finds one; and what would stop the boot: two handlers for one intent. */
export function checkDuplicates(bots: readonly BotExport[], { problems }: ExploredApp): DoctorCheck[] {
  const blocks = bots.flatMap(({ bot, intents }) => {
    const names = intents.map(({ name }) => name);
    const twice = new Set(names.filter((name, at) => names.indexOf(name) !== at));
    return [...twice].map((name): DoctorCheck => ({
      area: 'bot',
      status: 'failed',
      message: `The bot '${bot.name}' has several blocks named '${name}': which of them runs is not said.`,
      cure: 'Give each block a name of its own in the design studio.',
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
