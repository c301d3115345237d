import type { Action, MessageCommand } from '../../protocol/index.js';
import { InvalidReplyError } from '../errors/invalid-reply.error.js';
import { assertWait } from '../flow/index.js';
import { literalMessageText } from '../literal/index.js';
import { Reply } from '../reply.js';
import type { ReplyPart } from '../reply-part.types.js';
import { list, rawMessage, record } from './raw-message.js';

type Loose = Readonly<Record<string, unknown>>;

/**
 * Converts a response object in wire form, `{ text, … }` or `{ actions: […] }`, to a reply. Parts that the platform
 * would drop or fail on are completed or rejected, and the messages are literal as everywhere. Actions that do not show
 * messages belong to the platform's language and are passed unchanged.
 *
 * @returns undefined if the object is not a response object
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
  const reply = Reply.ofParts(commandsOf(raw, attributes, 'response').map(partOf));
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
  switch (raw._tdActionType.toLowerCase()) {
    case 'reply':
      return rawReplyAction(action, field);
    case 'replyv2':
      return rawReplyAction(action, field, inPairs);
    case 'hmessage':
      return { ...action, isInfo: true, ...rawMessage(raw, field) };
    case 'message':
      // Without `isInfo` the engine sends it in draft tests only.
      return raw.isInfo === true
        ? { ...action, ...rawMessage(raw, field) }
        : rawReplyAction({ ...action, _tdActionType: 'reply' }, field);
    case 'randomreply':
      throw new InvalidReplyError(
        `${field}._tdActionType`,
        'is randomreply, of which the engine shows only pairs of a wait and a message',
        'Choose in the handler, and return the chosen text as a reply.',
      );
    default:
      return action;
  }
}

function rawReplyAction(
  action: Action,
  field: string,
  arranged = (commands: MessageCommand[]): MessageCommand[] => commands,
): Action {
  const attributes = (action.attributes ?? {}) as Loose;
  const commands = arranged(commandsOf(action, attributes, field));
  const text = typeof action.text === 'string' ? literalMessageText(action.text) : '';
  return { ...action, text, attributes: { ...attributes, attachment: undefined, commands } };
}

/**
 * A wait before each message, as the design studio writes them: the engine reads every second command as a message,
 * without checking it.
 */
function inPairs(commands: readonly MessageCommand[]): MessageCommand[] {
  let time = 0;
  const pairs = commands.flatMap((command): MessageCommand[] => {
    if (command.type === 'wait') {
      time += command.time;
      return [];
    }
    const wait: MessageCommand = { type: 'wait', time };
    time = 0;
    return [wait, command];
  });
  return time === 0 ? pairs : [...pairs, { type: 'wait', time }];
}

/**
 * The commands of a message, or one command that shows the message: without commands, the engine throws after sending.
 */
function commandsOf(raw: Loose, attributes: Loose, field: string): MessageCommand[] {
  const given =
    attributes.commands === undefined ? [] : list(attributes.commands, `${field}.attributes.commands`);
  if (given.length === 0) {
    return [{ type: 'message', message: rawMessage(raw, field) }];
  }
  const commands = given.map((command, index) =>
    rawCommand(command, `${field}.attributes.commands[${index}]`),
  );
  if (commands.every(({ type }) => type === 'wait')) {
    throw new InvalidReplyError(
      `${field}.attributes.commands`,
      'hold no message, so the engine shows nothing',
      'Add a message, or wait with a separate action: { _tdActionType: "wait", millis }.',
    );
  }
  return commands;
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
    'is neither a message nor a wait',
    'Other commands belong to designed blocks.',
  );
}

function partOf(command: MessageCommand): ReplyPart {
  return command.type === 'wait'
    ? { kind: 'pause', milliseconds: command.time }
    : { kind: 'message', message: command.message };
}
