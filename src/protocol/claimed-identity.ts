import { Secret, recordOf } from '../common/index.js';
import { isBotParticipantId, isId, projectInRequestId, toBotId } from './ids.js';
import { LONGEST_TOKEN, readTokenClaims, type TokenClaims } from './token-claims.js';
import { firstString, textAt } from './tolerance.js';

/** The conversation, project and bot that a body names. All of it is unproven. */
export interface ClaimedIdentity {
  readonly token: string | undefined;
  readonly requestId: string | undefined;
  /** The project that the request is handled for: the first of `projectIds`. */
  readonly projectId: string | undefined;
  /** Every project that the body names, each once. */
  readonly projectIds: readonly string[];
  /** The root bot that the request is handled for. */
  readonly rootBotId: string | undefined;
  /** The bot that takes part in the conversation, without `bot_`: the root bot, unless several bots take part. */
  readonly actingBotId: string | undefined;
}

/** The places where the platform itself names the project, the most reliable first. @see protocol.md 6 */
const PROJECT_ID_PLACES = [
  ['payload', 'message', 'id_project'],
  ['payload', 'bot', 'id_project'],
  ['payload', 'bot', 'project_id'],
  ['payload', 'message', 'request', 'id_project'],
] as const;

/**
 * Reads the identity from a body of any form. Both the verification of callers and the request itself use this result:
 * two readings that differ in one field would let a caller prove one project or bot and act for another.
 *
 * @see protocol.md 6
 */
export function claimedIdentity(body: unknown): ClaimedIdentity {
  const { token, payload, variables } = recordOf(body);
  const { message, bot, botId } = recordOf(payload);
  const { request, recipient } = recordOf(message);
  const conversation = recordOf(request);
  const requestId = firstString(
    conversation.request_id,
    idIn(recordOf(variables).conversation_id),
    recipient,
  );
  const clear = tokenIn(token);
  const claims = claimsOf(clear);
  const projectIds = projectIdsIn(body, requestId, claims);
  const rootId = firstString(recordOf(bot).root_id);
  const actingBotId =
    botParticipantIn(conversation.participants) ??
    claims().botId ??
    rootId ??
    firstString(recordOf(bot)._id, botId, idIn(conversation.bot_id), idIn(recordOf(variables).chatbot_id));
  return {
    token: clear,
    requestId,
    projectId: projectIds[0],
    projectIds,
    rootBotId: rootId ?? actingBotId,
    actingBotId,
  };
}

/**
 * A token that is too long is rejected later, without decoding and verifying it first, which costs more than parsing.
 */
function tokenIn(token: unknown): string | undefined {
  const clear = firstString(token instanceof Secret ? token.reveal() : token);
  return clear !== undefined && clear.length <= LONGEST_TOKEN ? clear : undefined;
}

/** Users can set variables, so those count only if no other place names a project; the token only after them. */
function projectIdsIn(body: unknown, requestId: string | undefined, claims: () => TokenClaims): string[] {
  const named = PROJECT_ID_PLACES.map((path) => textAt(body, ...path));
  const inRequestId = projectInRequestId(requestId ?? '');
  const variable = idIn(textAt(body, 'variables', 'project_id'));
  const found = named.some((id) => id !== undefined) ? named : [variable];
  const ids = [...found, inRequestId].filter((id) => id !== undefined);
  if (ids.length === 0) ids.push(...[claims().projectId].filter(isId));
  return [...new Set(ids)];
}

/** If several bots take part, the platform itself talks to the last. */
function botParticipantIn(participants: unknown): string | undefined {
  if (!Array.isArray(participants)) return undefined;
  const last = participants.findLast((id): id is string => isId(id) && isBotParticipantId(id));
  return last === undefined ? undefined : toBotId(last);
}

/** Decoded on first access. */
function claimsOf(token: string | undefined): () => TokenClaims {
  let claims: TokenClaims | undefined;
  return () => (claims ??= token === undefined ? {} : readTokenClaims(token));
}

/** Fields that the DTO does not check, because an invalid variable must not cost the user the answer. */
function idIn(value: unknown): string | undefined {
  return isId(value) ? value : undefined;
}
