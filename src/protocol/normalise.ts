import { Secret } from '../common/index.js';
import { readTokenClaims, type TokenClaims } from './token-claims.js';
import { INTERNAL_SENDER, isBotParticipantId, toBotId, toBotParticipantId } from './ids.js';
import type {
  BotRef,
  DepartmentRef,
  DesignedReply,
  IntentRequest,
  UserClaims,
  UserRef,
} from './intent-request.js';
import { InvalidWebhookRequestError } from './invalid-webhook-request.error.js';
import { resolveLanguage } from './language.js';
import type { Action } from './response.types.js';
import { isPageDialect, staticReplyOf } from './static-reply.js';
import { firstString, isRecord, recordOf } from './tolerance.js';
import type { WebhookConversation, WebhookRequest } from './webhook-request.types.js';

/** Copies of the conversation token, which no handler needs: it has the conversation. */
const CREDENTIALS = ['chatbotToken', 'chatbot_jwt_token'] as const;
const WIDGET_CHANNEL = 'chat21';
/** Senders that are the platform itself, and say nothing of who the user is. */
const PLATFORM_SENDERS: ReadonlySet<unknown> = new Set([INTERNAL_SENDER, 'system']);
const NO_CLAIMS: UserClaims = Object.freeze({});

/** The language of requests that carry none. Asked for every request; what it throws refuses the request. */
export type DefaultLanguage = (bot: BotRef) => string | undefined;

/** One shape for both dialects and for calls from inside a flow. The order of the places is protocol.md 1.5, 1.6, 6. */
export function normalise(
  request: WebhookRequest,
  languageOf?: DefaultLanguage,
  userTokenVariable?: string,
): IntentRequest {
  const { payload, token } = request;
  const message = payload.message ?? {};
  const conversation = message.request ?? {};
  const variables = recordOf(request.variables);
  const requestId = firstString(conversation.request_id, variables.conversation_id, message.recipient);
  if (requestId === undefined) {
    throw new InvalidWebhookRequestError(['payload.message.request.request_id is missing']);
  }
  let claims: TokenClaims | undefined;
  const tokenClaims = (): TokenClaims => (claims ??= readTokenClaims(token));
  const projectIds = [
    message.id_project,
    payload.bot?.id_project,
    payload.bot?.project_id,
    conversation.id_project,
  ].filter((id) => firstString(id) !== undefined);
  const projectId =
    firstString(...projectIds, variables.project_id) ??
    firstString(projectOf(requestId)) ??
    tokenClaims().projectId ??
    '';
  const bot = botOf(request, conversation, projectId, variables, tokenClaims);
  const language = resolveLanguage(
    variables.user_language,
    [conversation.language, message.language, payload.bot?.language],
    languageOf?.(bot),
  );

  return {
    intent: { name: payload.intent.intent_display_name ?? '', id: firstString(payload.intent.intent_id) },
    text: userText(request, variables),
    staticReply: staticReplyOf(request),
    language: language.language,
    locale: language.locale,
    params: paramsOf(request, userTokenVariable),
    bot,
    user: userOf(request, variables),
    userIds: userIdsOf(request, variables),
    userToken: userTokenOf(variables, userTokenVariable),
    department: departmentOf(conversation, variables),
    channel: channelOf(request, conversation, variables),
    draft: conversation.draft === true,
    requestId,
    messageId: firstString(message._id),
    token,
    nextBlock: nextBlockOf(payload.intent.attributes),
    design: designOf(request),
    conflictingProjectIds: [...new Set(projectIds.filter((id) => id !== projectId))] as string[],
    raw: request,
  };
}

function userText(request: WebhookRequest, variables: Record<string, unknown>): string {
  const heard = firstString(variables.lastUserText, variables.last_user_text);
  if (heard !== undefined) return heard;
  const { message } = request.payload;
  const text = message?.text;
  if (text === undefined || message?.sender === INTERNAL_SENDER || isPageDialect(request)) return '';
  return text.startsWith('/') ? '' : (text ?? '');
}

/** The old engine sends no variables; the widget's own payload is what it has. @see protocol.md 1.9 */
function paramsOf(request: WebhookRequest, userTokenVariable?: string): Record<string, unknown> {
  const source = request.variables ?? recordOf(request.payload.message?.attributes).payload;
  const params = Object.assign(Object.create(null) as Record<string, unknown>, recordOf(source));
  for (const name of CREDENTIALS) delete params[name];
  if (userTokenVariable !== undefined) delete params[userTokenVariable];
  return params;
}

function botOf(
  request: WebhookRequest,
  conversation: WebhookConversation,
  projectId: string,
  variables: Record<string, unknown>,
  claims: () => TokenClaims,
): BotRef {
  const bot = request.payload.bot ?? {};
  const id = firstString(bot._id, request.payload.botId, conversation.bot_id, variables.chatbot_id);
  const participant = botParticipant(conversation.participants) ?? claims().botId ?? bot.root_id ?? id ?? '';
  return {
    id: id ?? toBotId(participant),
    rootId: firstString(bot.root_id) ?? toBotId(participant),
    name: firstString(bot.name, variables.chatbot_name) ?? '',
    participantId: participant === '' ? '' : toBotParticipantId(participant),
    projectId,
  };
}

/** If several bots take part, the platform itself talks to the last. @see protocol.md 6 */
function botParticipant(participants: unknown): string | undefined {
  if (!Array.isArray(participants)) return undefined;
  return participants.findLast((id): id is string => typeof id === 'string' && isBotParticipantId(id));
}

function userOf(request: WebhookRequest, variables: Record<string, unknown>): UserRef {
  const message = request.payload.message ?? {};
  const internal = message.sender === INTERNAL_SENDER;
  const lead = recordOf(message.request?.lead);
  return {
    id: firstString(internal ? undefined : message.sender, variables.user_id, lead.lead_id),
    leadId: firstString(lead._id, variables.userLeadId),
    name: firstString(lead.fullname, variables.userFullname, internal ? undefined : message.senderFullname),
    email: firstString(lead.email, variables.userEmail),
    phone: firstString(lead.phone, variables.userPhone),
    authenticated: false,
    claims: NO_CLAIMS,
  };
}

/** Users can set variables, so those name somebody only where the platform names nobody. */
function userIdsOf({ payload }: WebhookRequest, variables: Record<string, unknown>): string[] {
  const { sender, request } = payload.message ?? {};
  const named = [PLATFORM_SENDERS.has(sender) ? undefined : sender, recordOf(request?.lead).lead_id];
  const known = named.map((id) => firstString(id)).filter((id) => id !== undefined);
  const variable = firstString(variables.user_id);
  return known.length > 0 || variable === undefined ? [...new Set(known)] : [variable];
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

/** `web` for the widget, whose wire name is that of its chat server; the other channels keep their names. */
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
  return name === undefined || name === WIDGET_CHANNEL ? 'web' : name;
}

function projectOf(requestId: string): string | undefined {
  const [first, second, projectId] = requestId.split('-');
  return first === 'support' && second === 'group' ? projectId : undefined;
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
