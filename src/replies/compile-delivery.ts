import type { DeliveryStep } from './delivery-step.types.js';
import { literalText } from './literal-text.js';
import { Reply, type ReplyLike } from './reply.js';

/** All texts of the reply as one atomic message. @see protocol.md 3.3 */
export function compileDelivery(reply: ReplyLike): DeliveryStep[] {
  const parts = typeof reply === 'string' || reply instanceof Reply ? [reply] : reply;
  const texts = parts.flatMap((part) => (typeof part === 'string' ? [part] : part.texts)).map(literalText);
  if (texts.length === 0) return [];
  if (texts.length === 1) return [{ kind: 'message', message: { type: 'text', text: texts[0] } }];
  const commands = texts.map((text) => ({ type: 'message' as const, message: { type: 'text', text } }));
  return [{ kind: 'message', message: { type: 'text', text: texts.join('\n'), attributes: { commands } } }];
}
