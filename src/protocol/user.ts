import { recordOf } from '../common/index.js';
import { WIDGET_CHANNEL } from './channels.js';
import type { UserClaims, UserRef } from './intent-request.js';
import { isFromFlow, personWhoSent } from './senders.js';
import { firstString } from './tolerance.js';
import type { WebhookMessage, WebhookRequest } from './webhook-request.types.js';

const NO_CLAIMS: UserClaims = Object.freeze({});

/** The end user of the conversation, for any author of this call's message. @see protocol.md 1.6 */
export function userOf(request: WebhookRequest, variables: Record<string, unknown>): UserRef {
  const message = request.payload.message ?? {};
  const lead = recordOf(message.request?.lead);
  const id = userIdOf(message, variables);
  return {
    id,
    leadId: firstString(lead._id, variables.userLeadId),
    name: firstString(
      lead.fullname,
      variables.userFullname,
      message.sender === id ? message.senderFullname : undefined,
    ),
    email: firstString(lead.email, variables.userEmail),
    phone: firstString(lead.phone, variables.userPhone),
    authenticated: false,
    claims: NO_CLAIMS,
  };
}

/**
 * The contact of the conversation decides. The sender of a message may be an agent, the system or a step of a flow, so
 * it identifies the user only on a channel where only the user writes. If places contradict each other, there is no id:
 * no id is better than another person's.
 */
function userIdOf(message: WebhookMessage, variables: Record<string, unknown>): string | undefined {
  const { lead, requester } = recordOf(message.request);
  const contact = firstString(recordOf(lead).lead_id, recordOf(requester).uuid_user);
  if (contact !== undefined) return contact;
  const named = isFromFlow(message)
    ? [firstString(variables.user_id), userWhoSent(recordOf(variables.lastUserMessage))]
    : [firstString(recordOf(message.attributes).requester_id), userWhoSent(message)];
  const [id, ...others] = new Set(named.filter((candidate) => candidate !== undefined));
  return others.length === 0 ? id : undefined;
}

/**
 * Agents write through the chat server, as the users of the widget do; other channels carry the user's messages only.
 */
function userWhoSent({ sender, channel }: WebhookMessage): string | undefined {
  const name = firstString(recordOf(channel).name);
  return name === undefined || name === WIDGET_CHANNEL ? undefined : personWhoSent(sender);
}

/**
 * Every id that the request gives its user. A token must match all of them, so a message of an agent proves nothing.
 */
export function userIdsOf({ payload }: WebhookRequest, { id }: UserRef): string[] {
  const { sender, request } = payload.message ?? {};
  const named = [personWhoSent(sender), firstString(recordOf(request?.lead).lead_id), id];
  return [...new Set(named.filter((candidate) => candidate !== undefined))];
}
