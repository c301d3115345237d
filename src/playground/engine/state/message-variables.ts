import { isRecord, recordOf, recordsOf, textOf, type JsonRecord } from '../../../common/index.js';
import { isFromFlow, messageVariables } from '../../../protocol/index.js';
import type { ConversationMemory } from './conversation-memory.js';
import { USER_INPUT } from './variable-names.js';

/** The context of a received message. */
export interface ReceivedMessage {
  readonly message: JsonRecord;
  readonly bot: JsonRecord;
  readonly token: string;
  readonly projectId: string;
  readonly requestId: string;
  /** Base address of the REST API, for flows that call it. */
  readonly apiUrl?: string;
}

/** Leads of these channels have the user's number in their id. */
const PHONE_LEADS = ['wab-', 'vxml-', 'voice-twilio'];

/**
 * Sets the variables that every message brings: ids, the user's words, the contact, language, department, payload, and
 * the constants of the bot. A call from inside a flow brings few of them, so those of the user's message stay.
 * @see protocol.md 1.6
 */
export function rememberMessage(memory: ConversationMemory, received: ReceivedMessage): void {
  const { message, bot } = received;
  const request = recordOf(message.request);
  const add = (values: JsonRecord): void => {
    for (const [name, value] of Object.entries(values)) {
      if (value !== undefined && value !== null) memory.set(name, value);
    }
  };
  if (Boolean(message.text) && !isFromFlow(message)) memory.delete(USER_INPUT);
  mergePayload(message, request);
  add(ofBot(received));
  add(ofLead(request, memory));
  add(ofUser(message, request));
  add(messageVariables(message));
  for (const { key, value } of recordsOf(recordOf(bot.attributes).globals)) {
    if (typeof key === 'string') add({ [key]: value });
  }
}

function ofBot({ bot, token, projectId, requestId, apiUrl }: ReceivedMessage): JsonRecord {
  return {
    project_id: projectId,
    conversation_id: requestId,
    chatbot_name: bot.name,
    chatbot_id: bot._id,
    chatbotToken: token,
    chatbot_jwt_token: `JWT ${token}`,
    api_base_url: apiUrl,
  };
}

/** Name and e-mail are taken once: a form may have asked for better ones. */
function ofLead(request: JsonRecord, memory: ConversationMemory): JsonRecord {
  if (!isRecord(request.lead)) return {};
  const { email, fullname, phone, lead_id: leadId, _id, company } = request.lead;
  const [, number] =
    typeof leadId === 'string' && PHONE_LEADS.some((prefix) => leadId.startsWith(prefix))
      ? leadId.split('-')
      : [];
  return {
    ...(email && !memory.get('userEmail') ? { userEmail: email } : {}),
    ...(fullname && !memory.get('userFullname') ? { userFullname: fullname } : {}),
    userPhone: textOf(phone),
    currentPhoneNumber: textOf(number),
    userLeadId: _id,
    userCompany: textOf(company),
    ticketId: request.ticket_id,
  };
}

function ofUser(message: JsonRecord, request: JsonRecord): JsonRecord {
  const { country, city } = recordOf(request.location);
  const department = isRecord(request.department) ? request.department : recordOf(message.attributes);
  return {
    user_country: textOf(country),
    user_city: textOf(city),
    user_source_page: request.sourcePage,
    user_language: primaryLanguage(request.language),
    user_agent: request.userAgent,
    decodedCustomJWT: recordOf(request.attributes).decoded_jwt,
    strongAuthenticated: Boolean(recordOf(request.requester).isAuthenticated),
    department_id: department.departmentId ?? department._id,
    department_name: department.departmentName ?? department.name,
  };
}

/** `en` of `it;q=0.5,en-US`: the tag with the highest quality, without its region. */
function primaryLanguage(language: unknown): unknown {
  if (typeof language !== 'string') return language;
  const [best] = language
    .split(',')
    .map((part) => part.trim().split(';q='))
    .map(([tag = '', quality]) => ({ tag, quality: quality === undefined ? 1 : Number(quality) }))
    .sort((one, other) => other.quality - one.quality);
  return /^[a-z]+/i.exec(best?.tag ?? '')?.[0] ?? language;
}

/**
 * Attributes that the service set through the API on the conversation arrive with the next message. @see protocol.md
 * 2.6
 */
function mergePayload(message: JsonRecord, request: JsonRecord): void {
  const { payload } = recordOf(request.attributes);
  if (!payload) return;
  const attributes = isRecord(message.attributes) ? message.attributes : {};
  message.attributes = attributes;
  attributes.payload = { ...(attributes.payload as JsonRecord), ...(payload as JsonRecord) };
}
