import type { Message, MessageCommand } from '../../protocol/index.js';
import { isBlank } from '../field-checks.js';
import { readStaticReply, fillVariables, messagesOfAction } from '../static/index.js';
import type { ReplyPart, ReplySettings } from '../reply-part.types.js';
import { toReply, type ReplyLike } from '../to-reply.js';
import type { DeliveryStep } from './delivery-step.types.js';
import { flowDelivery } from './flow-delivery.js';
import { summaryOf } from './plain-text.js';
import { preparedParts } from './prepare-parts.js';
import { assertPauses } from './reply-action.js';
import type { ReplyContext } from './reply-context.types.js';
import { segmentMessages, segmentsOf } from './segments.js';

/**
 * The reply for the messaging API: {@link compileReply} returns one object, this function returns a sequence of calls.
 *
 * Only the messages of the static reply are sent, because its other actions run only in the engine.
 *
 * The client of the messaging API checks the size, because it knows the bytes on the wire.
 *
 * @throws InvalidReplyError also for steps that only the direct answer can do: `capture`, and raw actions without a
 * matching call
 */
export function compileDelivery(reply: ReplyLike, context: ReplyContext = {}): DeliveryStep[] {
  const value = toReply(reply);
  const parts = preparedParts(value, context).flatMap((part) => readyToSend(part, context));
  return segmentsOf(parts).flatMap((segment): DeliveryStep[] => {
    switch (segment.kind) {
      case 'messages':
        return [{ kind: 'message', message: wholeMessage(segment.commands, value.settings) }];
      case 'static':
        return [];
      default:
        return flowDelivery(segment, context).map(summedUp);
    }
  });
}

function readyToSend(part: ReplyPart, context: ReplyContext): ReplyPart[] {
  if (part.kind === 'static') {
    return readStaticReply(context.staticReply)
      .shown.flatMap(messagesOfAction)
      .map((message) => ({ kind: 'message', message: filled(message, context) }));
  }
  return [
    part.kind === 'message' && part.markup === true
      ? { ...part, message: filled(part.message, context) }
      : part,
  ];
}

function filled(message: Message, context: ReplyContext): Message {
  return context.variables === undefined
    ? message
    : { ...message, text: fillVariables(message.text, context.variables) };
}

/**
 * One message with words as it is; others as one message with commands: the only form in which the platform keeps the
 * order of several, and in which the summary of the conversation has words if the message has none.
 * @see protocol.md 3.3
 */
function wholeMessage(commands: MessageCommand[], settings: ReplySettings): Message {
  assertPauses(commands);
  const messages = segmentMessages(commands);
  const [only] = messages;
  const message: Message =
    only !== undefined && commands.length === 1 && !isBlank(only.text)
      ? { ...only }
      : { type: 'text', text: summaryOf(messages), attributes: { commands } };
  if (settings.disableInput !== undefined) {
    message.attributes = { ...message.attributes, disableInputMessage: settings.disableInput };
  }
  if (settings.language !== undefined) {
    message.language = settings.language;
  }
  return message;
}

/** A message of a raw action, with a summary if it has no words. */
function summedUp(step: DeliveryStep): DeliveryStep {
  return step.kind === 'message'
    ? { ...step, message: wholeMessage([{ type: 'message', message: step.message }], {}) }
    : step;
}
