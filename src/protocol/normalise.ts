import { Secret, isRecord, recordOf } from '../common/index.js';
import { channelName } from './channels.js';
import { claimedIdentity, type ClaimedIdentity } from './claimed-identity.js';
import { conversationKey } from './conversation-key.js';
import { isId, toBotParticipantId } from './ids.js';
import type { BotRef, DepartmentRef, DesignedReply, IntentRequest } from './intent-request.js';
import { InvalidWebhookRequestError } from './invalid-webhook-request.error.js';
import { resolveLanguage } from './language.js';
import { ownVariables } from './message-variables.js';
import type { Action } from './response.types.js';
import { isFromFlow } from './senders.js';
import { isPageDialect, staticReplyOf } from './static-reply.js';
import { firstString } from './tolerance.js';
import { userIdsOf, userOf } from './user.js';
import type { WebhookConversation, WebhookRequest } from './webhook-request.types.js';

/** Copies of the conversation token, which handlers do not need: they have the conversation. */
const CREDENTIALS: ReadonlySet<string> = new Set(['chatbotToken', 'chatbot_jwt_token']);

/** The language of requests without one. Called for every request; an error rejects the request. */
export type DefaultLanguage = (bot: BotRef) => string | undefined;

/**
 * Normalises both dialects, and calls from inside a flow, to one shape. The order of the places is in protocol.md 1.5,
 * 1.6, 6.
 */
export function normalise(
  request: WebhookRequest,
  languageOf?: DefaultLanguage,
  userTokenVariable?: string,
): IntentRequest {
  const { payload, token } = request;
  const message = payload.message ?? {};
  const conversation = message.request ?? {};
  const variables = recordOf(request.variables);
  const identity = claimedIdentity(request);
  const { requestId, projectId = '' } = identity;
  if (requestId === undefined) {
    throw new InvalidWebhookRequestError(['payload.message.request.request_id is missing']);
  }
  const bot = botOf(request, conversation, identity, variables);
  const language = resolveLanguage(
    [conversation.language, message.language, variables.user_language, payload.bot?.language],
    languageOf?.(bot),
  );
  const user = userOf(request, variables);

  return {
    intent: { name: payload.intent.intent_display_name ?? '', id: firstString(payload.intent.intent_id) },
    text: userText(request, variables),
    staticReply: staticReplyOf(request),
    language: language.language,
    locale: language.locale,
    params: paramsOf(request, userTokenVariable),
    bot,
    user,
    userIds: userIdsOf(request, user),
    userToken: userTokenOf(variables, userTokenVariable),
    department: departmentOf(conversation, variables),
    channel: channelOf(request, conversation, variables),
    draft: conversation.draft === true,
    requestId,
    conversationKey: conversationKey({ projectId, botId: bot.rootId, requestId }),
    messageId: firstString(message._id),
    token,
    nextBlock: nextBlockOf(payload.intent.attributes),
    design: designOf(request),
    conflictingProjectIds: identity.projectIds.filter((id) => id !== projectId),
    raw: request,
  };
}

/**
 * The engine keeps the user's last text per conversation. Only a call without a user message, in a flow or an
 * automation, is looked up there. The start of an automation is a command of the platform, not a user's text.
 */
function userText(request: WebhookRequest, variables: Record<string, unknown>): string {
  const { message } = request.payload;
  if (isPageDialect(request)) return '';
  const isSent = message?.sender !== undefined || request.variables === undefined;
  if (isSent && !isFromFlow(message)) return firstString(message?.text) ?? '';
  const heard = firstString(variables.lastUserText, variables.last_user_text) ?? '';
  return message?.sender === undefined && heard.startsWith('/') ? '' : heard;
}

/** The old engine sends no variables; the widget's own payload replaces them. @see protocol.md 1.9 */
function paramsOf(request: WebhookRequest, userTokenVariable?: string): Record<string, unknown> {
  const source = request.variables ?? recordOf(request.payload.message?.attributes).payload;
  const params = Object.create(null) as Record<string, unknown>;
  const own = request.variables === undefined ? {} : ownVariables(request);
  // Avoids 'delete', which makes an object with very many variables slow. Parsed objects have own properties only.
  for (const given of [recordOf(source), own]) {
    for (const name in given) {
      if (!CREDENTIALS.has(name) && name !== userTokenVariable) params[name] = given[name];
    }
  }
  return params;
}

function botOf(
  request: WebhookRequest,
  conversation: WebhookConversation,
  { projectId = '', rootBotId = '', actingBotId }: ClaimedIdentity,
  variables: Record<string, unknown>,
): BotRef {
  const bot = request.payload.bot ?? {};
  const ids = [conversation.bot_id, variables.chatbot_id].filter(isId);
  return {
    id: firstString(bot._id, request.payload.botId, ...ids) ?? rootBotId,
    rootId: rootBotId,
    name: firstString(bot.name, variables.chatbot_name) ?? '',
    participantId: actingBotId === undefined ? '' : toBotParticipantId(actingBotId),
    projectId,
  };
}

function userTokenOf(variables: Record<string, unknown>, name: string | undefined): Secret | undefined {
  const token = name !== undefined && Object.hasOwn(variables, name) ? variables[name] : undefined;
  return token instanceof Secret ? token : undefined;
}

function departmentOf(
  conversation: WebhookConversation,
  variables: Record<string, unknown>,
): DepartmentRef | undefined {
  const department = recordOf(conversation.department);
  const id = firstString(department._id, variables.department_id);
  const name = firstString(department.name, variables.department_name);
  return id === undefined && name === undefined ? undefined : { id, name };
}

function channelOf(
  request: WebhookRequest,
  conversation: WebhookConversation,
  variables: Record<string, unknown>,
): string {
  const name = firstString(
    recordOf(request.payload.message?.channel).name,
    recordOf(conversation.channel).name,
    variables.chatChannel,
  );
  return name === undefined ? 'web' : channelName(name);
}

function nextBlockOf(attributes: unknown): Action | undefined {
  const action = isRecord(attributes) ? attributes.nextBlockAction : undefined;
  return isAction(action) && firstString(action.intentName) !== undefined ? action : undefined;
}

function designOf(request: WebhookRequest): DesignedReply {
  const { text, intent } = request.payload;
  const actions = Array.isArray(intent.actions) ? intent.actions.filter(isAction) : undefined;
  return { actions, answer: firstString(text, intent.answer) };
}

function isAction(value: unknown): value is Action {
  return isRecord(value) && typeof value._tdActionType === 'string';
}
