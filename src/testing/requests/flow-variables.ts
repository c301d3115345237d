import { CITY, COUNTRY, LEAD_ID, TICKET_ID } from './conversation-document.js';
import { DEPARTMENT } from './department.constants.js';
import type { TurnFacts } from './turn-facts.js';
import { BROWSER, IP_ADDRESS, SOURCE_PAGE } from './widget-attributes.js';

const WIDGET_CHANNEL = 'chat21';

/** The variables of a conversation, including the token twice. @see protocol.md 1.6 ('variables') */
export function flowVariables(facts: TurnFacts): Record<string, unknown> {
  const { bot, user, text } = facts;
  return {
    project_id: bot.projectId,
    conversation_id: facts.requestId,
    chatbot_name: bot.name,
    chatbot_id: bot.id,
    chatbotToken: facts.token,
    chatbot_jwt_token: `JWT ${facts.token}`,
    api_base_url: 'https://eu.rtmv3.example.com/api',
    last_user_text: text,
    lastUserText: text,
    lastUserMessageType: 'text',
    chatChannel: facts.channel === WIDGET_CHANNEL ? 'web' : facts.channel,
    userEmail: user.email,
    userFullname: user.name,
    ...(user.phone !== undefined && { userPhone: user.phone, currentPhoneNumber: user.phone }),
    userLeadId: LEAD_ID,
    ticketId: TICKET_ID,
    last_message_id: facts.messageId,
    user_country: COUNTRY,
    user_city: CITY,
    user_source_page: SOURCE_PAGE,
    user_language: facts.language.split('-')[0],
    user_agent: BROWSER,
    strongAuthenticated: false,
    department_id: DEPARTMENT._id,
    department_name: DEPARTMENT.name,
    user_id: user.id,
    user_ip_address: IP_ADDRESS,
    payload: {},
    ...bot.globals,
    transcript: transcript(facts),
    ...facts.params,
  };
}

/** The transcript of the whole conversation, which grows with every turn. */
function transcript({ user, text, transcriptLength }: TurnFacts): string {
  const turn = `<user:${user.name}> ${text}`;
  const earlier = '<user:Guest> Are you open on Sunday?\n<bot> We are open from Monday to Friday.\n';
  return earlier.repeat(Math.ceil(Math.max(0, transcriptLength - turn.length) / earlier.length)) + turn;
}
