import { randomBytes, randomUUID } from 'node:crypto';
import { Secret } from '../../../common/index.js';
import type { AgentDoc, BotDoc, ConversationDoc, DepartmentDoc } from '../documents.types.js';
import { newId } from '../new-id.js';
import { ASSIGNED, UNASSIGNED } from './emulated-conversation.js';
import type { ConversationOptions, WorldOptions } from './world-options.interface.js';
import type { World } from './world.js';

type Given<Kind extends 'bots' | 'agents' | 'departments'> = NonNullable<WorldOptions[Kind]>[number];

export function furnishBot(bot: Given<'bots'>, projectId: string): BotDoc {
  return {
    type: 'tilebot',
    language: 'en',
    trashed: false,
    ...bot,
    _id: bot._id ?? newId(),
    id_project: bot.id_project ?? projectId,
    secret: bot.secret ?? new Secret(randomUUID()),
  };
}

export function furnishAgent(agent: Given<'agents'>, projectId: string): AgentDoc {
  return { id: newId(), memberId: newId(), projectId, role: 'agent', available: true, ...agent };
}

export function furnishDepartment(department: Given<'departments'>, projectId: string): DepartmentDoc {
  return {
    _id: newId(),
    id_project: projectId,
    default: false,
    status: 1,
    routing: 'assigned',
    ...department,
  };
}

/** The document of a new conversation. @see protocol.md 1.3 and 4.2 */
export function newConversation(world: World, options: ConversationOptions, ticket: number): ConversationDoc {
  const { projectId = world.projectId, channel = 'chat21' } = options;
  const department = world.department(projectId, options.departmentId ?? 'default');
  const botId = department?.id_bot ?? world.bots.find(({ id_project: id }) => id === projectId)?._id;
  const participants = [...(options.participants ?? (botId === undefined ? [] : [`bot_${botId}`]))];
  const leadId = randomUUID();
  const lead = options.lead ?? {
    _id: newId(),
    lead_id: leadId,
    fullname: 'Guest',
    phone: null,
    status: 100,
    id_project: projectId,
    tags: [],
  };
  const now = new Date().toISOString();
  return {
    _id: newId(),
    request_id: options.requestId ?? `support-group-${projectId}-${randomBytes(16).toString('hex')}`,
    id_project: projectId,
    ticket_id: ticket,
    status: participants.length > 0 ? ASSIGNED : UNASSIGNED,
    participants,
    lead,
    department,
    tags: [],
    notes: [],
    followers: [...(options.followers ?? [])],
    attributes: { ...options.attributes },
    channel: { name: channel },
    channelOutbound: { name: channel },
    priority: options.priority ?? 'medium',
    first_text: options.firstText ?? '/start',
    language: options.language ?? 'en',
    sourcePage: options.sourcePage,
    userAgent: options.userAgent,
    subject: options.subject,
    location: options.location,
    requester: { _id: newId(), role: 'guest', isAuthenticated: false, uuid_user: lead.lead_id },
    createdBy: lead.lead_id,
    createdAt: now,
    updatedAt: now,
  };
}
