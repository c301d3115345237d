import { isRecord, recordOf, recordsOf, type JsonRecord } from '../../../common/index.js';
import { EngineFailure } from '../engine-failure.js';
import { evaluateGroup } from '../expressions/condition.js';
import { PLATFORM_VARIABLES } from '../state/variable-names.js';
import { fill } from '../text/filler.js';

const LONGEST_FLOW_ATTRIBUTE = 1_000;

/** Puts the variables into a reply action: texts, labels, links, sources, settings. @see protocol.md 2.3 */
export function fillReply(reply: JsonRecord, variables: JsonRecord): void {
  reply.text = fill(reply.text, variables);
  fillFields(recordOf(reply.metadata), ['src', 'name'], variables);
  for (const command of replyCommands(reply)) {
    const { type, message, settings } = command;
    if (type === 'settings' && isRecord(settings)) fillFields(settings, Object.keys(settings), variables);
    if (type !== 'message' || !isRecord(message)) continue;
    if (message.text) {
      message.text = fill(message.text, variables);
      for (const button of recordsOf(attachmentOf(message).buttons)) {
        fillFields(button, ['link', 'value'], variables);
      }
    }
    fillFields(recordOf(message.metadata), ['src', 'downloadURL'], variables);
  }
}

/** Buttons and cards that the designer wrote as JSON with variables in it. Invalid JSON stays unchanged. */
export function renderJsonAttachments(reply: JsonRecord, variables: JsonRecord): void {
  for (const { type, message } of replyCommands(reply)) {
    if (type !== 'message' || !isRecord(message)) continue;
    const attachment = attachmentOf(message);
    const buttons = echoing(listIn(attachment.json_buttons, variables));
    if (buttons.length > 0) {
      attachment.buttons = buttons;
      delete attachment.json_buttons;
    }
    const cards = listIn(attachment.json_gallery, variables);
    if (cards.length > 0) {
      attachment.gallery = cards.map((card) =>
        card.buttons ? { ...card, buttons: echoing(recordsOf(card.buttons)) } : card,
      );
      delete attachment.json_gallery;
    }
  }
}

/** Leaves out the messages whose condition does not hold, and makes the reply's own text of the others. */
export function keepWhatHolds(reply: JsonRecord, variables: JsonRecord): void {
  const { commands } = recordOf(reply.attributes);
  if (!Array.isArray(commands) || commands.length === 0) return;
  const texts: string[] = [];
  for (let index = commands.length - 1; index >= 0; index -= 1) {
    const { type, message } = recordOf(commands[index]);
    if (type !== 'message') continue;
    if (!isRecord(message)) throw new EngineFailure('a command of a reply has no message');
    const condition = message._tdJSONCondition;
    if (condition && evaluateGroup(condition, variables) === false) {
      const pause = recordOf(commands[index - 1]).type === 'wait';
      commands.splice(pause ? index - 1 : index, pause ? 2 : 1);
      if (pause) index -= 1;
    } else if (!condition || message.text) {
      texts.unshift(String(message.text));
    }
  }
  reply.text = texts.reduceRight((later, text) => `${text}\n\n${later}`.trim(), '');
}

/** Short text variables, which reach the browser with every reply. @see protocol.md 2.4 */
export function flowAttributes(variables: JsonRecord): JsonRecord {
  return Object.fromEntries(
    Object.entries(variables).filter(
      ([name, value]) =>
        !name.startsWith('_') &&
        !name.startsWith('support-group-') &&
        !PLATFORM_VARIABLES.has(name) &&
        typeof value === 'string' &&
        value.length <= LONGEST_FLOW_ATTRIBUTE,
    ),
  );
}

export function replyCommands(reply: JsonRecord): JsonRecord[] {
  return recordsOf(recordOf(reply.attributes).commands);
}

/** Action buttons of all messages of a reply. */
export function actionButtonsOf(reply: JsonRecord): JsonRecord[] {
  return replyCommands(reply)
    .filter(({ type, message }) => type === 'message' && isRecord(message))
    .flatMap(({ message }) => recordsOf(attachmentOf(recordOf(message)).buttons))
    .filter(({ type }) => type === 'action');
}

/**
 * The sum of the pauses, which is how long the engine waits before the next action.
 *
 * @throws EngineFailure without a list of commands: the message is sent by then, and the rest never runs
 */
export function pauseOf(reply: JsonRecord): number {
  const { commands } = recordOf(reply.attributes);
  if (commands === undefined || commands === null) {
    throw new EngineFailure('a reply action without attributes.commands ends the list of actions');
  }
  return recordsOf(commands)
    .filter(({ type }) => type === 'wait')
    .reduce((sum, { time }) => sum + Number(time ?? 0), 0);
}

function attachmentOf(message: JsonRecord): JsonRecord {
  return recordOf(recordOf(message.attributes).attachment);
}

function fillFields(holder: JsonRecord, fields: readonly string[], variables: JsonRecord): void {
  for (const field of fields) if (holder[field]) holder[field] = fill(holder[field], variables);
}

function listIn(json: unknown, variables: JsonRecord): JsonRecord[] {
  if (typeof json !== 'string') return [];
  try {
    return recordsOf(JSON.parse(String(fill(json, variables))));
  } catch {
    return [];
  }
}

/** The complete ones; pressing one sends its label. */
function echoing(buttons: readonly JsonRecord[]): JsonRecord[] {
  return buttons.filter(isButton).map((button) => ({ ...button, show_echo: true }));
}

function isButton({ type, value, action, link }: JsonRecord): boolean {
  if (!value) return false;
  return type === 'text' || (type === 'action' && Boolean(action)) || (type === 'url' && Boolean(link));
}
