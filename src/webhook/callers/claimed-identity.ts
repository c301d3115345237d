/** Who a body says that it is about. Nothing of it is proven. */
export interface ClaimedIdentity {
  readonly token: string | undefined;
  readonly requestId: string | undefined;
  /** Every project that the body names, each once. */
  readonly projectIds: readonly string[];
  /** The root bot's id. */
  readonly botId: string | undefined;
}

const REQUEST_ID = /^(?:support-group|automation-request)-([^-]+)-./;

/**
 * Reads those places of a body from which the request will later be made, in the same order, without believing that
 * any of them has the right form. @see protocol.md 6
 */
export function claimedIdentity(json: unknown): ClaimedIdentity {
  const message = (...path: string[]): unknown => at(json, 'payload', 'message', ...path);
  const bot = (field: string): unknown => at(json, 'payload', 'bot', field);
  const requestId = firstText(
    message('request', 'request_id'),
    at(json, 'variables', 'conversation_id'),
    message('recipient'),
  );
  const named = [
    message('id_project'),
    bot('id_project'),
    bot('project_id'),
    message('request', 'id_project'),
  ].filter(isText);
  const variable = at(json, 'variables', 'project_id');
  const inRequestId = requestId === undefined ? undefined : REQUEST_ID.exec(requestId)?.[1];
  // Users can set variables, so those say something only where nothing else does.
  const projectIds = [...(named.length === 0 ? [variable] : named), inRequestId].filter(isText);
  return {
    token: firstText(at(json, 'token')),
    requestId,
    projectIds: [...new Set(projectIds)],
    botId: firstText(bot('root_id'), bot('_id'), at(json, 'payload', 'botId')),
  };
}

function at(json: unknown, ...path: string[]): unknown {
  let value = json;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

function firstText(...values: unknown[]): string | undefined {
  return values.find(isText);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
