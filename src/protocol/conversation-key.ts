import type { Secret } from '../common/index.js';
import { toBotId } from './ids.js';
import { readTokenClaims } from './token-claims.js';

declare const conversationKeyBrand: unique symbol;

/**
 * The key of one conversation of one bot in one project. Request ids alone are not unique: two projects, or two bots of
 * one project, can have conversations with the same id. So everything that is stored, queued, counted or cached by
 * conversation uses this key, and a plain string does not compile in its place.
 *
 * As text it is a JSON array: `["<project id>","<root bot id>","<request id>"]`.
 *
 * @publicApi
 */
export type ConversationKey = string & { readonly [conversationKeyBrand]: true };

/** The parts of the key. A `Conversation` has them, and so has its JSON. */
export interface ConversationParts {
  readonly projectId: string;
  /** The root bot's id, with or without `bot_`. If it is missing, the token says which bot it is. */
  readonly botId?: string | undefined;
  readonly requestId: string;
  readonly token?: Secret | string | undefined;
}

/** The only place that makes such a key. */
export function conversationKey({ projectId, botId, requestId, token }: ConversationParts): ConversationKey {
  const bot = botId ?? (token === undefined ? undefined : readTokenClaims(token).botId) ?? '';
  return JSON.stringify([projectId, toBotId(bot), requestId]) as ConversationKey;
}

/** The project of a conversation. */
export function projectOf(conversation: ConversationKey): string {
  return (JSON.parse(conversation) as [project: string])[0];
}

/** The key of something inside a conversation, such as one message of it. */
export function keyWithin(conversation: ConversationKey, ...parts: readonly string[]): ConversationKey {
  return (conversation + JSON.stringify(parts)) as ConversationKey;
}
