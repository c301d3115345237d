import { openedSession } from '../../intents/index.js';
import { compileDelivery, compileReply, type Reply } from '../../replies/index.js';
import type { Turn } from '../turns/index.js';

/**
 * Keeps what the handler of a turn has changed in its session, before its reply leaves. A reply that cannot leave is the
 * handler's failure, so it is tried first.
 *
 * @throws InvalidReplyError, and what the session refuses to be kept with
 */
export async function keepSession(turn: Turn, reply: () => Reply): Promise<void> {
  const { answer, replyContext } = turn;
  await openedSession(turn.context)?.commit(() => {
    if (answer.isOpen) compileReply(reply(), replyContext);
    else compileDelivery(reply(), replyContext);
  });
}
