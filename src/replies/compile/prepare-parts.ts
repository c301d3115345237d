import { degradeMessage } from '../channels/index.js';
import { endingsLast } from '../flow/index.js';
import type { Reply } from '../reply.js';
import type { ReplyPart } from '../reply-part.types.js';
import { assertFits } from './reply-action.js';
import type { ReplyContext } from './reply-context.types.js';

const STATIC: readonly ReplyPart[] = [{ kind: 'static' }];

/** The parts of a reply in the order of sending, as the request's channel can display them. */
export function preparedParts(reply: Reply, context: ReplyContext): readonly ReplyPart[] {
  const parts = goesNowhere(reply.parts, context) ? STATIC : endingsLast(reply.parts);
  const { channel } = context;
  if (channel === undefined || reply.settings.degrade === false) {
    return parts;
  }
  return parts.flatMap((part) => (part.kind === 'message' ? degradedPart(part, channel) : [part]));
}

/** @throws InvalidReplyError for a message that is too large, before its text is parsed */
function degradedPart(part: Extract<ReplyPart, { kind: 'message' }>, channel: string): readonly ReplyPart[] {
  assertFits(part.message);
  return degradeMessage(part.message, channel).map((message) => ({ ...part, message }));
}

/** The reply only continues with the next block, and there is none: the user would get no reply. */
function goesNowhere(parts: readonly ReplyPart[], { nextBlock }: ReplyContext): boolean {
  return parts.length === 1 && parts[0]?.kind === 'continueFlow' && !nextBlock?.intentName;
}
