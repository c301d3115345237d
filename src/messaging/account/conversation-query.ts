import { InvalidArgumentError } from '../errors/index.js';
import type { ConversationStatus } from '../models/index.js';
import { listConversations } from '../operations/account.operations.js';
import type { Query } from '../transport/prepare-call.js';

/** Selects conversations of a project. Without a status: all open conversations. */
export interface ConversationQuery {
  status?: ConversationStatus | 'all';
  departmentId?: string;
  leadId?: string;
  leadEmail?: string;
  /** A user id, or a bot's id with `bot_`. */
  participant?: string;
  tag?: string;
  channel?: string;
  /** Search text. */
  text?: string;
  /** From 0. */
  page?: number;
  /** 1 to 100, 40 by default. */
  limit?: number;
}

/**
 * The query with the platform's parameter names. The platform silently changes a limit above 100 to 40. @see
 * protocol.md 8
 */
export function conversationQuery(query: ConversationQuery): Query {
  const { limit, page } = query;
  if (limit !== undefined && !(Number.isInteger(limit) && limit >= 1 && limit <= 100)) {
    throw new InvalidArgumentError(
      listConversations.name,
      '"limit" is not from 1 to 100',
      'Read further pages.',
    );
  }
  if (page !== undefined && !(Number.isInteger(page) && page >= 0)) {
    throw new InvalidArgumentError(
      listConversations.name,
      '"page" is not a page number',
      'Count pages from 0.',
    );
  }
  return {
    status: query.status,
    dept_id: query.departmentId,
    lead: query.leadId,
    requester_email: query.leadEmail,
    participant: query.participant,
    tags: query.tag,
    channel: query.channel,
    full_text: query.text,
    page,
    limit,
  };
}
