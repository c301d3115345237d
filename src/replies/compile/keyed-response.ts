import { MESSAGE_KEY_ATTRIBUTE } from '../../protocol/index.js';
import { CompiledResponse } from './compiled-response.js';
import type { CompiledReply } from './compile-reply.js';

const REPLIES: ReadonlySet<string> = new Set(['reply', 'randomreply']);

/**
 * The same answer with our key at its last message: the engine keeps it when it stores the message, so that the message
 * can be found in the conversation. Undefined for an answer without such a message.
 */
export function keyedResponse(reply: CompiledReply, key: string): CompiledResponse | undefined {
  if (reply.kind !== 'response') return undefined;
  const { actions = [], ...rest } = reply.response;
  const last = actions.findLastIndex(({ _tdActionType }) => REPLIES.has(_tdActionType));
  if (last === -1) return undefined;
  const action = actions[last];
  const attributes = { ...(action.attributes as object | undefined), [MESSAGE_KEY_ATTRIBUTE]: key };
  return new CompiledResponse({ actions: actions.with(last, { ...action, attributes }), ...rest });
}
