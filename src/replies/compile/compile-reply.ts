import type { Action, Message, WebhookResponse } from '../../protocol/index.js';
import type { Reply } from '../reply.js';
import { plainTextOf } from './plain-text.js';
import { replyAction } from './reply-action.js';
import type { ReplyContext } from './reply-context.types.js';
import { messagesOf, segmentsOf } from './segments.js';

/** The designed reply (an empty 204), nothing at all (`{}`), or this JSON object. */
export type CompiledReply =
  { kind: 'static' } | { kind: 'silence' } | { kind: 'response'; response: WebhookResponse };

const STATIC: CompiledReply = Object.freeze({ kind: 'static' });
const SILENCE: CompiledReply = Object.freeze({ kind: 'silence' });

/**
 * A reply as the HTTP answer of the webhook: one `reply` action with all messages as its commands, the flow's actions
 * after it, and `text` beside them for engines that know no actions.
 *
 * Actions and not the text form, because there the engine parses no directives and no micro-language.
 *
 * @see protocol.md 2.4 and the last section
 */
export function compileReply(reply: Reply, _context: ReplyContext = {}): CompiledReply {
  const [first] = reply.parts;
  if (first === undefined) {
    return SILENCE;
  }
  if (first.kind === 'static' && reply.parts.length === 1) {
    return STATIC;
  }
  const actions: Action[] = [];
  const shown: Message[] = [];
  for (const segment of segmentsOf(reply.parts)) {
    if (segment.kind === 'messages') {
      actions.push(replyAction(segment.commands, reply.settings));
      shown.push(...messagesOf(segment.commands));
    }
  }
  const text = plainTextOf(shown);
  return { kind: 'response', response: text === '' ? { actions } : { actions, text } };
}
