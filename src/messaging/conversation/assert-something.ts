import type { ReplyLike } from '../../replies/index.js';
import { InvalidArgumentError } from '../errors/index.js';
import { sendMessage } from '../operations/message.operations.js';

/**
 * @throws InvalidArgumentError for an empty list: a handler may return one to send nothing, but here it is a mistake
 */
export function assertSomething(reply: ReplyLike): void {
  if (!Array.isArray(reply) || reply.length > 0) return;
  throw new InvalidArgumentError(
    sendMessage.name,
    'the reply is an empty list',
    'Send at least one message.',
  );
}
