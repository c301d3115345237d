import type { Action, MessageCommand } from '../../protocol/index.js';
import { InvalidReplyError } from '../errors/invalid-reply.error.js';
import { assertWait } from '../flow/index.js';
import { literalMessageText } from '../literal/index.js';
import { Reply } from '../reply.js';
import { list, rawMessage, record } from './raw-message.js';

type Loose = Readonly<Record<string, unknown>>;

const REPLIES = new Set(['reply', 'replyv2', 'randomreply']);
const MESSAGES = new Set(['message', 'hmessage']);

/**
 * A response object as somebody wrote it by hand, `{ text, … }` or `{ actions: […] }`, as a reply: what the platform
 * would drop, or fail at, is completed or refused, and the messages in it are literal as everywhere. Actions other than
 * those that show messages are the platform's language: they pass as they are.
 *
 * @returns undefined for what is no response object
 */
export function rawReply(value: object): Reply | undefined {
  const raw = value as Loose;
  if (Array.isArray(raw.actions) && raw.actions.length > 0) {
    return Reply.ofActions(raw.actions.map(rawAction));
  }
  const attributes =
    typeof raw.attributes === 'object' && raw.attributes !== null ? (raw.attributes as Loose) : {};
  if (
    raw.text === undefined &&
    raw.metadata === undefined &&
    attributes.commands === undefined &&
    attributes.attachment === undefined
  ) {
    return undefined;
  }
  const reply = commandsOf(raw, attributes, 'response').reduce<Reply>(
    (all, command) => all.concat(Reply.ofPart(partOf(command))),
    Reply.silence(),
  );
  const withInput = attributes.disableInputMessage === true ? reply.disableInput() : reply;
  return typeof raw.language === 'string' ? withInput.language(raw.language) : withInput;
}

function rawAction(value: unknown, index: number): Action {
  const field = `actions[${index}]`;
  const raw = record(value, field);
  if (typeof raw._tdActionType !== 'string' || raw._tdActionType === '') {
    throw new InvalidReplyError(
      `${field}._tdActionType`,
      'is missing, which ends the list in the engine',
      'Name the type of each action.',
    );
  }
  const action = { ...raw, _tdActionType: raw._tdActionType };
  const type = action._tdActionType.toLowerCase();
  if (MESSAGES.has(type)) {
    return { ...action, ...rawMessage(raw, field) };
  }
  if (!REPLIES.has(type)) {
    return action;
  }
  const attributes = (raw.attributes ?? {}) as Loose;
  const commands = commandsOf(raw, attributes, field);
  const text = typeof raw.text === 'string' ? literalMessageText(raw.text) : '';
  return { ...action, text, attributes: { ...attributes, attachment: undefined, commands } };
}

/** The commands of a message, or one that shows the message itself: without any, the engine throws after sending. */
function commandsOf(raw: Loose, attributes: Loose, field: string): MessageCommand[] {
  const given =
    attributes.commands === undefined ? [] : list(attributes.commands, `${field}.attributes.commands`);
  if (given.length === 0) {
    return [{ type: 'message', message: rawMessage(raw, field) }];
  }
  return given.map((command, index) => rawCommand(command, `${field}.attributes.commands[${index}]`));
}

function rawCommand(value: unknown, field: string): MessageCommand {
  const raw = record(value, field);
  if (raw.type === 'wait') {
    assertWait(raw.time, `${field}.time`);
    return { type: 'wait', time: raw.time };
  }
  if (raw.type === 'message') {
    return { type: 'message', message: rawMessage(raw.message, `${field}.message`) };
  }
  throw new InvalidReplyError(
    `${field}.type`,
    'is neither message nor wait',
    'Other commands belong to designed blocks.',
  );
}

function partOf(command: MessageCommand): Parameters<typeof Reply.ofPart>[0] {
  return command.type === 'wait'
    ? { kind: 'pause', milliseconds: command.time }
    : { kind: 'message', message: command.message };
}
