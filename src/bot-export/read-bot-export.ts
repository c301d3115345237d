import { Secret, isRecord, recordOf, recordsOf, textOf, type JsonRecord } from '../common/index.js';
import { BotExport, type ExportedBot } from './bot-export.js';
import { ExportedIntent } from './exported-intent.js';
import { InvalidBotExportError } from './invalid-bot-export.error.js';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Reads the text of an export.
 *
 * @throws InvalidBotExportError if it is not JSON, or not an export
 */
export function parseBotExport(text: string): BotExport {
  let document: unknown;
  try {
    document = JSON.parse(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
  } catch {
    throw new InvalidBotExportError('it is not JSON');
  }
  return readBotExport(document);
}

/**
 * Reads a parsed export. It tolerates missing, unknown and invalid fields; only a list of intents is required, each an
 * object. The fields of the bot may also be inside `bot`.
 *
 * @throws InvalidBotExportError if it is not an export
 */
export function readBotExport(document: unknown): BotExport {
  if (!isRecord(document)) throw new InvalidBotExportError('it is not an object');
  const { intents } = document;
  if (!Array.isArray(intents)) throw new InvalidBotExportError('it has no list "intents"');
  const stranger = intents.findIndex((intent) => !isRecord(intent));
  if (stranger >= 0) throw new InvalidBotExportError(`intents[${stranger}] is not an object`);
  return new BotExport(
    readBot({ ...document, ...recordOf(document.bot) }),
    recordsOf(intents).map((intent, position) => new ExportedIntent(intent, position)),
    document,
  );
}

function readBot(bot: JsonRecord): ExportedBot {
  const globals = recordsOf(recordOf(bot.attributes).globals).flatMap(({ key, value }) => {
    const name = textOf(key);
    return name === undefined ? [] : [[name, secretOf(value)] as const];
  });
  return {
    id: textOf(bot._id),
    rootId: textOf(bot.root_id),
    projectId: textOf(bot.id_project),
    name: textOf(bot.name) ?? 'Bot',
    slug: textOf(bot.slug),
    description: textOf(bot.description),
    language: textOf(bot.language) ?? 'en',
    type: textOf(bot.type),
    webhookEnabled: bot.webhook_enabled === true,
    webhookUrl: optionalSecret(bot.webhook_url),
    secret: optionalSecret(bot.secret),
    globals: new Map(globals),
  };
}

function optionalSecret(value: unknown): Secret | undefined {
  const text = textOf(value);
  return text === undefined ? undefined : new Secret(text);
}

function secretOf(value: unknown): Secret {
  return new Secret(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
}
