import { isBotParticipantId, toBotId } from '../../../protocol/index.js';
import type { AgentDoc, BotDoc, ConversationDoc, DepartmentDoc, Doc } from '../documents.types.js';
import type { World } from '../world/index.js';

/** The conversation as the platform sends it, with the values that it computes. @see protocol.md 1.3 */
export function presentConversation(world: World, document: ConversationDoc): Doc {
  const { participantsBots: bots, participantsAgents: agents, ...stored } = presentStored(document);
  return {
    ...stored,
    department: document.department === undefined ? undefined : presentDepartment(document.department),
    participantsBots: bots,
    participantsAgents: agents,
    participatingBots: world.bots.filter(({ _id }) => bots.includes(_id)).map(presentBot),
    participatingAgents: world.agents.filter(({ id }) => agents.includes(id)).map(presentUser),
  };
}

/** The same without the documents that it refers to: the answer to a deletion. */
export function presentStored(
  document: ConversationDoc,
): Doc & { participantsBots: string[]; participantsAgents: string[] } {
  const bots = document.participants.filter(isBotParticipantId).map(toBotId);
  return {
    ...document,
    attributes: Object.keys(document.attributes).length === 0 ? undefined : document.attributes,
    hasBot: bots.length > 0,
    participantsBots: bots,
    participantsAgents: document.participants.filter((id) => !isBotParticipantId(id)),
    requester_id: document.lead._id ?? null,
  };
}

/** The values with which the platform creates a bot. */
const BOT_DEFAULTS = {
  webhook_enabled: false,
  public: false,
  certified: false,
  certifiedTags: [],
  intentsEngine: 'none',
  score: 0,
  subtype: 'chatbot',
  tags: [],
  trained: true,
  agents_available: false,
};

/** Without the secret, which the platform never selects. */
export function presentBot({ secret: _secret, ...bot }: BotDoc): Doc {
  return { ...BOT_DEFAULTS, ...bot };
}

export function presentDepartment(department: DepartmentDoc): Doc {
  return { groups: [], tags: [], ...department, hasBot: department.id_bot !== undefined };
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
    isBusy: false,
    trashed: false,
    roleType: 1,
    permissions: [],
    tags: [],
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
