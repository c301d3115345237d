import { isBotParticipantId, toBotId } from '../../../protocol/index.js';
import type { AgentDoc, BotDoc, ConversationDoc, DepartmentDoc, Doc } from '../documents.types.js';
import type { World } from '../world/index.js';

/** The conversation as the platform sends it, with the values that it computes. @see protocol.md 1.3 */
export function presentConversation(world: World, document: ConversationDoc): Doc {
  const bots = document.participants.filter(isBotParticipantId).map(toBotId);
  const agents = document.participants.filter((id) => !isBotParticipantId(id));
  return {
    ...document,
    department: document.department === undefined ? undefined : presentDepartment(document.department),
    hasBot: bots.length > 0,
    participantsBots: bots,
    participantsAgents: agents,
    participatingBots: world.bots.filter(({ _id }) => bots.includes(_id)).map(presentBot),
    participatingAgents: world.agents.filter(({ id }) => agents.includes(id)).map(presentUser),
    requester_id: document.lead._id ?? null,
  };
}

/** Without the secret, which the platform never selects. */
export function presentBot({ secret: _secret, ...bot }: BotDoc): Doc {
  return bot;
}

export function presentDepartment(department: DepartmentDoc): Doc {
  return { ...department, hasBot: department.id_bot !== undefined };
}

/** A member of the project's team. @see protocol.md 4.2 row 40 */
export function presentMember(world: World, agent: AgentDoc): Doc {
  return {
    _id: agent.memberId,
    id_project: agent.projectId,
    id_user: presentUser(agent),
    role: agent.role,
    user_available: agent.available,
    number_assigned_requests: assignedTo(world, agent),
    status: 'active',
    isAuthenticated: true,
  };
}

/** A person who can take a conversation. @see protocol.md 4.2 row 39 */
export function presentAvailable(world: World, agent: AgentDoc): Doc {
  return {
    id: agent.id,
    pu_id: agent.memberId,
    fullname: `${agent.firstname} ${agent.lastname}`,
    email: agent.email,
    assigned_request: assignedTo(world, agent),
  };
}

function presentUser({ id, firstname, lastname, email }: AgentDoc): Doc {
  return {
    _id: id,
    firstname,
    lastname,
    email,
    fullname_initial: `${firstname[0]}${lastname[0]}`,
    status: 100,
  };
}

function assignedTo(world: World, { id }: AgentDoc): number {
  const open = [...world.conversations.values()].filter(({ document }) => document.status < 1_000);
  return open.filter(({ document }) => document.participants.includes(id)).length;
}
