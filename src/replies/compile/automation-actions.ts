import type { Action } from '../../protocol/index.js';
import { isShown } from '../static/index.js';
import { literalJson } from '../literal/index.js';
import { asConnection, isJump } from './flow-actions.js';
import type { ReplyContext } from './reply-context.types.js';

const WEB_RESPONSE = 'web_response';

/**
 * A reply in an automation: an HTTP caller waits for a `web_response`, and there is no user who sees messages. The
 * reply is compiled without messages, and with the `web_response` at its end. A reply replaces the actions of its
 * block, so without it the caller would wait forever. The caller gets the `web_response` of the block, of its next
 * block, or the text of the reply. @see protocol.md 7.4
 */
export function automationActions(actions: readonly Action[], text: string, context: ReplyContext): Action[] {
  const own = actions.filter((action) => !isShown(action));
  return own.some(answersCaller) ? own : [...own, ...answerOf(text, context)];
}

function answerOf(text: string, { staticReply, nextBlock }: ReplyContext): readonly Action[] {
  const designed = staticReply?.actions?.filter(answersCaller) ?? [];
  if (designed.length > 0) return designed.map((action) => (isJump(action) ? asConnection(action) : action));
  if (nextBlock?.intentName) return [asConnection(nextBlock)];
  const payload = literalJson({ text }, 'text');
  return [{ _tdActionType: WEB_RESPONSE, status: '200', bodyType: 'json', payload }];
}

function answersCaller(action: Action): boolean {
  return isJump(action) || action._tdActionType === WEB_RESPONSE;
}
