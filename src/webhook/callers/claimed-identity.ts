import { namedProjectIds, projectInRequestId, textAt } from '../../protocol/index.js';

/** Who a body says that it is about. Nothing of it is proven. */
export interface ClaimedIdentity {
  readonly token: string | undefined;
  readonly requestId: string | undefined;
  /** Every project that the body names, each once. */
  readonly projectIds: readonly string[];
  /** The root bot's id. */
  readonly botId: string | undefined;
}

/**
 * Reads those places of a body from which the request will later be made, in the same order, without believing that
 * any of them has the right form. @see protocol.md 6
 */
export function claimedIdentity(json: unknown): ClaimedIdentity {
  const message = (...path: string[]): string | undefined => textAt(json, 'payload', 'message', ...path);
  const bot = (field: string): string | undefined => textAt(json, 'payload', 'bot', field);
  const requestId =
    message('request', 'request_id') ?? textAt(json, 'variables', 'conversation_id') ?? message('recipient');
  const named = namedProjectIds(json);
  // Users can set variables, so those say something only where nothing else does.
  const projectIds = [
    ...(named.length === 0 ? [textAt(json, 'variables', 'project_id')] : named),
    requestId === undefined ? undefined : projectInRequestId(requestId),
  ].filter((id) => id !== undefined);
  return {
    token: textAt(json, 'token'),
    requestId,
    projectIds: [...new Set(projectIds)],
    botId: bot('root_id') ?? bot('_id') ?? textAt(json, 'payload', 'botId'),
  };
}
