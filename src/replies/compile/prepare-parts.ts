import { degradeMessage } from '../channels/index.js';
import { endingsLast } from '../flow/index.js';
import type { Reply } from '../reply.js';
import type { ReplyPart } from '../reply-part.types.js';
import type { ReplyContext } from './reply-context.types.js';

/** The parts of a reply in the order in which they go out, as the request's channel can show them. */
export function preparedParts(reply: Reply, context: ReplyContext): readonly ReplyPart[] {
  const parts = endingsLast(reply.parts);
  const { channel } = context;
  if (channel === undefined || reply.settings.degrade === false) {
    return parts;
  }
  return parts.flatMap((part): readonly ReplyPart[] =>
    part.kind === 'message'
      ? degradeMessage(part.message, channel).map((message) => ({ ...part, message }))
      : [part],
  );
}
