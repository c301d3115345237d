import { INTERNAL_SENDER } from '../../protocol/index.js';
import { conversationDocument } from './conversation-document.js';
import { DEPARTMENT } from './department.constants.js';
import type { TurnFacts } from './turn-facts.js';
import { widgetAttributes } from './widget-attributes.js';
import type { WebhookRequestPayload } from './webhook-request-body.types.js';

/** The user's message, which contains the conversation. @see protocol.md 1.3 */
export function userMessage(facts: TurnFacts): WebhookRequestPayload['message'] {
  const { user, pressed } = facts;
  return {
    _id: facts.messageId,
    sender: user.id,
    senderFullname: user.name,
    recipient: facts.requestId,
    recipientFullname: DEPARTMENT.name,
    type: 'text',
    channel_type: 'group',
    text: facts.text,
    language: facts.language,
    channel: { name: facts.channel },
    id_project: facts.bot.projectId,
    status: 200,
    attributes: {
      ...widgetAttributes(facts),
      payload: {},
      ...(pressed !== undefined && { action: pressed }),
    },
    metadata: '',
    createdBy: user.id,
    createdAt: facts.now.toISOString(),
    updatedAt: facts.now.toISOString(),
    __v: 0,
    request: conversationDocument(facts),
  };
}

/** The message that leads from one block to the next: no user, no language, no channel. @see protocol.md 1.4 */
export function internalMessage(facts: TurnFacts): WebhookRequestPayload['message'] {
  const { projectId, id } = facts.bot;
  return {
    _id: facts.messageId,
    senderFullname: INTERNAL_SENDER,
    type: 'text',
    sender: INTERNAL_SENDER,
    recipient: facts.requestId,
    text: `/#${facts.intent.id}`,
    id_project: projectId,
    request: { request_id: facts.requestId, id_project: projectId, draft: facts.draft, bot_id: id },
  };
}
