import type { Message, MessageCommand } from '../../protocol/index.js';
import type { ReplySettings } from '../reply-part.types.js';
import { toReply, type ReplyLike } from '../to-reply.js';
import type { DeliveryStep } from './delivery-step.types.js';
import { summaryOf } from './plain-text.js';
import { assertFits } from './reply-action.js';
import type { ReplyContext } from './reply-context.types.js';
import { messagesOf, segmentsOf } from './segments.js';

/**
 * The same reply for the messaging API: what {@link compileReply} answers in one object, here as the calls to make one
 * after the other.
 */
export function compileDelivery(reply: ReplyLike, _context: ReplyContext = {}): DeliveryStep[] {
  const { parts, settings } = toReply(reply);
  return segmentsOf(parts).flatMap((segment): DeliveryStep[] => {
    if (segment.kind === 'messages') {
      return [{ kind: 'message', message: wholeMessage(segment.commands, settings) }];
    }
    return [];
  });
}

/**
 * One message as it is; several as one message with commands, the only form in which the platform keeps their order.
 * @see protocol.md 3.3
 */
function wholeMessage(commands: MessageCommand[], settings: ReplySettings): Message {
  const messages = messagesOf(commands);
  const [only] = messages;
  const message: Message =
    only !== undefined && commands.length === 1
      ? { ...only }
      : { type: 'text', text: summaryOf(messages), attributes: { commands } };
  if (settings.disableInput !== undefined) {
    message.attributes = { ...message.attributes, disableInputMessage: settings.disableInput };
  }
  if (settings.language !== undefined) {
    message.language = settings.language;
  }
  assertFits(message);
  return message;
}
