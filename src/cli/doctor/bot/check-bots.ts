import type { BotExport } from '../../../bot-export/index.js';
import type { ExploredApp } from '../../app/index.js';
import type { DoctorCheck } from '../check.interface.js';
import { checkDuplicates } from './check-duplicates.js';
import { checkNames } from './check-names.js';
import { checkParams } from './check-params.js';
import { calledIntents } from './handles.js';

/** Compares bots with the handlers of the application that serves them. */
export function checkBots(bots: readonly BotExport[], app: ExploredApp): DoctorCheck[] {
  const checks = [
    ...bots.flatMap(switchedOff),
    ...checkDuplicates(bots, app),
    ...checkNames(bots, app),
    ...checkParams(bots, app),
  ];
  if (checks.some(({ status }) => status !== 'skipped')) return checks;
  const message = `The ${calledIntents(bots).length} blocks with fulfillment and the ${app.handlers.length} handlers fit.`;
  return [...checks, { area: 'bot', status: 'ok', message }];
}

/** A setting of the bot itself, which an export of its intents does not have. */
function switchedOff({ bot, document }: BotExport): DoctorCheck[] {
  if (document.webhook_enabled !== false) return [];
  return [
    {
      area: 'bot',
      status: 'failed',
      message: `The fulfillment of the bot '${bot.name}' is switched off, so no block calls the webhook.`,
      cure: 'Switch it on in the design studio, and publish the bot.',
    },
  ];
}
