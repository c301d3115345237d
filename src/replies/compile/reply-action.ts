import type { Action, MessageCommand, ReplyAction } from '../../protocol/index.js';
import { isBlank } from '../field-checks.js';
import { InvalidReplyError } from '../errors/invalid-reply.error.js';
import { surelyFits } from './surely-fits.js';
import { MAX_WAIT_MS } from '../flow/index.js';
import type { ReplySettings } from '../reply-part.types.js';
import { summaryOf } from './plain-text.js';
import { segmentMessages } from './segments.js';

/**
 * The messaging API accepts 500 KB; the engine adds the flow's variables and the bot's name to the reply. @see
 * protocol.md 2.4, 2.7
 */
const MAX_BYTES = 480 * 1024;
const MAX_BYTES_OF_A_CHARACTER = 3;

/**
 * The actions that show messages, in order, with their pauses: one `reply`. @see protocol.md 2.4
 *
 * For `reply` the engine makes the summary of the conversation from the texts of the messages, and from nothing else. If
 * none has a text, the last message is a `randomreply` with itself as the only choice: the engine keeps its summary.
 */
export function replyActions(commands: MessageCommand[], settings: ReplySettings): Action[] {
  assertPauses(commands);
  const messages = segmentMessages(commands);
  const summary = summaryOf(messages);
  if (isBlank(summary) || !messages.every(({ text }) => isBlank(text))) {
    return [replyAction('reply', summary, commands, settings)];
  }
  const last = commands.findLastIndex(({ type }) => type === 'message');
  // The engine chooses among pairs of a pause and a message, and waits for no pause of them.
  const onlyChoice: MessageCommand[] = [{ type: 'wait', time: 0 }, ...commands.slice(last, last + 1)];
  return [
    ...earlierActions(commands.slice(0, last), settings),
    replyAction('randomreply', summary, onlyChoice, settings),
    ...pauseActions(commands.slice(last + 1)),
  ];
}

function earlierActions(commands: MessageCommand[], settings: ReplySettings): Action[] {
  const messages = segmentMessages(commands);
  return messages.length === 0
    ? pauseActions(commands)
    : [replyAction('reply', summaryOf(messages), commands, settings)];
}

function pauseActions(commands: readonly MessageCommand[]): Action[] {
  const millis = pausesOf(commands);
  return millis === 0 ? [] : [{ _tdActionType: 'wait', millis }];
}

function replyAction(
  type: ReplyAction['_tdActionType'],
  text: string,
  commands: MessageCommand[],
  settings: ReplySettings,
): ReplyAction {
  const action: ReplyAction = { _tdActionType: type, text, attributes: { commands } };
  if (settings.disableInput !== undefined) {
    action.attributes.disableInputMessage = settings.disableInput;
  }
  if (settings.language !== undefined) {
    action.language = settings.language;
  }
  assertFits(action);
  return action;
}

/** @throws InvalidReplyError if the sum of the pauses is longer than the engine waits */
export function assertPauses(commands: readonly MessageCommand[]): void {
  const sum = pausesOf(commands);
  if (sum > MAX_WAIT_MS) {
    throw new InvalidReplyError(
      'pause',
      `adds up to ${sum} milliseconds`,
      `Stay within ${MAX_WAIT_MS} in all: past that, the platform does not wait, and later steps overtake the messages.`,
    );
  }
}

function pausesOf(commands: readonly MessageCommand[]): number {
  return commands.reduce((sum, command) => (command.type === 'wait' ? sum + command.time : sum), 0);
}

/**
 * @throws InvalidReplyError if the platform would reject the message with a 413, which is not reported to the service
 */
export function assertFits(message: object): void {
  if (surelyFits(message, MAX_BYTES)) return;
  const json = JSON.stringify(message);
  if (json.length * MAX_BYTES_OF_A_CHARACTER <= MAX_BYTES || Buffer.byteLength(json) <= MAX_BYTES) {
    return;
  }
  throw new InvalidReplyError(
    'reply',
    `is larger than ${MAX_BYTES / 1024} KB, and the platform loses such a message`,
    'Send less text (each text counts twice), or a link to a file.',
  );
}
