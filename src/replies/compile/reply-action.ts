import type { MessageCommand, ReplyAction } from '../../protocol/index.js';
import { InvalidReplyError } from '../errors/invalid-reply.error.js';
import { surelyFits } from './surely-fits.js';
import { MAX_WAIT_MS } from '../flow/index.js';
import type { ReplySettings } from '../reply-part.types.js';
import { summaryOf } from './plain-text.js';
import { messagesOf } from './segments.js';

/** The messaging API takes 500 KB; the engine adds the flow's variables and the bot's name to what we give. @see protocol.md 2.4, 2.7 */
const MAX_BYTES = 480 * 1024;
const MAX_BYTES_OF_A_CHARACTER = 3;

/** The one action that shows messages, in order, with their pauses. @see protocol.md 2.4 */
export function replyAction(commands: MessageCommand[], settings: ReplySettings): ReplyAction {
  assertPauses(commands);
  const action: ReplyAction = {
    _tdActionType: 'reply',
    text: summaryOf(messagesOf(commands)),
    attributes: { commands },
  };
  if (settings.disableInput !== undefined) {
    action.attributes.disableInputMessage = settings.disableInput;
  }
  if (settings.language !== undefined) {
    action.language = settings.language;
  }
  assertFits(action);
  return action;
}

/** @throws InvalidReplyError when the pauses together are longer than the engine waits before what comes next */
export function assertPauses(commands: readonly MessageCommand[]): void {
  const sum = commands.reduce(
    (total, command) => (command.type === 'wait' ? total + command.time : total),
    0,
  );
  if (sum > MAX_WAIT_MS) {
    throw new InvalidReplyError(
      'pause',
      `adds up to ${sum} milliseconds`,
      `Stay within ${MAX_WAIT_MS} in all: past that, the platform does not wait, and later steps overtake the messages.`,
    );
  }
}

/** @throws InvalidReplyError when the platform would refuse the message with a 413 that nobody sees */
export function assertFits(message: object): void {
  if (surelyFits(message, MAX_BYTES)) return;
  const json = JSON.stringify(message);
  if (json.length * MAX_BYTES_OF_A_CHARACTER <= MAX_BYTES || Buffer.byteLength(json) <= MAX_BYTES) {
    return;
  }
  throw new InvalidReplyError(
    'reply',
    `is larger than ${MAX_BYTES / 1024} KB, and the platform loses such a message`,
    'Send less text (each counts twice), or a link to a file.',
  );
}
