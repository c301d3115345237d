import { originalBot } from './bot-document.js';
import { DEPARTMENT } from './department.constants.js';
import type { TurnFacts } from './turn-facts.js';
import { BROWSER, IP_ADDRESS, SOURCE_PAGE, widgetAttributes } from './widget-attributes.js';

export const LEAD_ID = '66076b5ff32f072517c854f5';
export const TICKET_ID = 9674;
export const COUNTRY = 'IT';
export const CITY = 'Florence';

/** The conversation, which the platform calls a request. @see protocol.md 1.3 */
export function conversationDocument(facts: TurnFacts): Record<string, unknown> {
  const { bot, user } = facts;
  const now = facts.now.toISOString();
  return {
    _id: '66ef1f8a1b567733017518e8',
    status: 200,
    preflight: false,
    hasBot: true,
    participants: [`bot_${bot.rootId}`],
    priority: 'medium',
    followers: [],
    participantsAgents: [],
    participantsBots: [bot.rootId],
    smartAssignment: true,
    workingStatus: 'new',
    request_id: facts.requestId,
    ticket_id: TICKET_ID,
    requester: requester(facts),
    lead: lead(facts),
    contact: { email: user.email },
    first_text: '/start',
    department: department(facts),
    sourcePage: SOURCE_PAGE,
    language: facts.language,
    userAgent: BROWSER,
    attributes: { ...widgetAttributes(facts), subtype: 'info' },
    id_project: bot.projectId,
    createdBy: user.id,
    assigned_at: now,
    tags: [],
    notes: [],
    channel: { name: facts.channel },
    channelOutbound: { name: facts.channel },
    location: { country: COUNTRY, region: '52', city: CITY, ipAddress: IP_ADDRESS },
    createdAt: now,
    updatedAt: now,
    __v: 0,
    participatingBots: [originalBot(facts)],
    participatingAgents: [],
    bot_id: bot.id,
    ...(facts.draft && { draft: true }),
  };
}

function requester({ bot, user, now }: TurnFacts): Record<string, unknown> {
  return {
    _id: '66ae4f59c093a49fdd6f7fa8',
    user_available: true,
    status: 'active',
    trashed: false,
    id_project: bot.projectId,
    uuid_user: user.id,
    role: 'guest',
    roleType: 2,
    createdBy: user.id,
    tags: [],
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
    __v: 0,
    presence: { status: 'online', changedAt: now.toISOString() },
  };
}

function lead(facts: TurnFacts): Record<string, unknown> {
  const { bot, user, now } = facts;
  return {
    _id: LEAD_ID,
    status: 100,
    lead_id: user.id,
    fullname: user.name,
    email: user.email,
    ...(user.phone !== undefined && { phone: user.phone }),
    tags: [],
    attributes: { ...widgetAttributes(facts), subtype: 'info' },
    id_project: bot.projectId,
    createdBy: 'system',
    properties: {},
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
    __v: 0,
  };
}

function department(facts: TurnFacts): Record<string, unknown> {
  const now = facts.now.toISOString();
  return {
    ...DEPARTMENT,
    routing: 'assigned',
    default: true,
    status: 1,
    id_project: facts.bot.projectId,
    id_group: null,
    tags: [],
    groups: [],
    createdAt: now,
    updatedAt: now,
    __v: 0,
    id_bot: facts.bot.rootId,
    bot: originalBot(facts),
  };
}
