import { isRecord } from '../../common/index.js';
import { buttonsOf, cardsOf } from '../../protocol/index.js';
import { actionsOf, messagesOf } from '../wire/index.js';

/** The visible parts of a webhook's answer, one line each: `> text`, `[image] …`, `( button )`. */
export function shownReply(status: number, body: unknown): string[] {
  if (status === 204 || status >= 400) return ['the static reply of the intent'];
  if (!isRecord(body)) return ['nothing: the answer is not a JSON object'];
  const lines = [
    ...messagesOf(body).flatMap(({ message }) => linesOf(message)),
    ...actionsOf(body).flatMap((action) => stepOf(action)),
  ];
  return lines.length === 0 ? ['nothing'] : lines;
}

function linesOf(message: Record<string, unknown>): string[] {
  const { type = 'text', text, metadata } = message;
  const source = isRecord(metadata) && typeof metadata.src === 'string' ? metadata.src : undefined;
  const words = typeof text === 'string' && text.trim() !== '' ? [`> ${text.replaceAll('\n', '\n  ')}`] : [];
  const media = type === 'text' ? [] : [`[${String(type)}]${source === undefined ? '' : ` ${source}`}`];
  return [...media, ...words, ...cardsOf(message).map(cardLine), ...buttonsOf(message).map(buttonLine)];
}

function cardLine({ title }: Record<string, unknown>): string {
  return `[card] ${typeof title === 'string' ? title : ''}`;
}

function buttonLine(button: unknown): string {
  if (!isRecord(button)) return '( ? )';
  const target = [button.link, button.action].find((one) => typeof one === 'string');
  return `( ${String(button.value)} )${typeof target === 'string' ? ` ${target}` : ''}`;
}

/** The steps of the flow in addition to the messages. */
function stepOf(action: unknown): string[] {
  if (!isRecord(action)) return [];
  const type = String(action._tdActionType);
  return ['reply', 'randomreply', 'replyv2'].includes(type) ? [] : [`{${type}}`];
}
