import { isRecord } from '../common/index.js';
import { firstString } from './tolerance.js';
import type { WebhookRequest } from './webhook-request.types.js';

const REPLY_ACTIONS: ReadonlySet<unknown> = new Set(['reply', 'replyv2', 'randomreply']);

/**
 * The text that the bot's designer gave to the intent, wherever this dialect carries it: the old engine's
 * `payload.text`, the intent's answer, its first reply action; and `payload.message.text` only for a body that looks
 * exactly like the sample of the platform's page. @see protocol.md 1.5
 */
export function staticReplyOf(request: WebhookRequest): string | undefined {
  const { intent, message, text } = request.payload;
  const designed = firstString(text, intent.answer, textOfFirstReply(intent.actions));
  if (designed !== undefined) return designed;
  return isPageDialect(request) ? firstString(message?.text) : undefined;
}

/** The page's sample: no variables, no design of the intent, and the static reply instead of the user's words. */
export function isPageDialect(request: WebhookRequest): boolean {
  const { intent, text } = request.payload;
  return (
    request.variables === undefined &&
    text === undefined &&
    intent.answer === undefined &&
    intent.actions === undefined
  );
}

function textOfFirstReply(actions: unknown): string | undefined {
  if (!Array.isArray(actions)) return undefined;
  for (const action of actions) {
    if (!isRecord(action) || !REPLY_ACTIONS.has(action._tdActionType)) continue;
    return firstString(action.text) ?? textOfCommands(action.attributes);
  }
  return undefined;
}

function textOfCommands(attributes: unknown): string | undefined {
  const commands = isRecord(attributes) ? attributes.commands : undefined;
  if (!Array.isArray(commands)) return undefined;
  const texts = commands.flatMap((command) => {
    const message: unknown = isRecord(command) ? command.message : undefined;
    return isRecord(message) && typeof message.text === 'string' ? [message.text] : [];
  });
  return firstString(texts.join('\n'));
}
