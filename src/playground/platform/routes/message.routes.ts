import type { Doc, LeadDoc, MessageDoc } from '../documents.types.js';
import { newId } from '../new-id.js';
import type { EmulatedConversation, MessageDraft, World } from '../world/index.js';
import { fails, failure, notFound, ok } from './answers.js';
import { CONVERSATION, conversationOf } from './conversation-route.js';
import { csvOf } from './csv.js';
import { isObjectId } from './object-id.js';
import { presentConversation } from './present.js';
import type { Route, RouteAnswer, RouteCall } from './route.js';
import { idOrName } from './text-of.js';

const notCreated = (): RouteAnswer => fails(500, { success: false, msg: 'Error creating message', err: {} });
const MESSAGES = `${CONVERSATION}/messages`;

/** @see protocol.md 3.1, 4.2 rows 1 to 5 */
export const messageRoutes: Route[] = [
  { name: 'send', method: 'POST', path: MESSAGES, answer: send },
  { name: 'sendMany', method: 'POST', path: `${MESSAGES}/multi`, answer: sendMany },
  {
    name: 'messages',
    method: 'GET',
    path: MESSAGES,
    answer: (call) => ok(conversationOf(call)?.messages ?? []),
  },
  {
    name: 'messagesAsCsv',
    method: 'GET',
    path: `${MESSAGES}/csv`,
    answer: (call) => ({
      status: 200,
      body: csvOf(conversationOf(call)?.messages ?? []),
      headers: { 'content-type': 'text/csv' },
    }),
  },
  { name: 'message', method: 'GET', path: `${MESSAGES}/:messageId`, answer: one },
];

function send(call: RouteCall): RouteAnswer | undefined {
  const { world, principal } = call;
  const body = call.body as Doc;
  if (principal.kind === 'nobody') return failure();
  const known = conversationOf(call);
  if (known === undefined && !body['text'] && (body['type'] || 'text') === 'text') {
    return fails(422, { errors: ['text field is required'] });
  }
  if (known === undefined) {
    // The server searches the members of the project for the bot, finds none, and throws in its callback.
    if (principal.kind === 'bot' && !body['sender']) return undefined;
  }
  const sender = idOrName(body['sender']) ?? principal.id;
  if (known === undefined && !isMember(world, sender)) {
    return fails(403, {
      success: false,
      msg: `Unauthorized. Project_user not found with user id  : ${sender}`,
    });
  }
  if (channelOf(body) === 'form' && !body['sender']) {
    return fails(403, { success: false, msg: 'Unauthorized. The channel form wants a sender.' });
  }
  if (throwsOnReceipt(body)) return undefined;
  if (isRefusedByDatabase(body)) return notCreated();
  const conversation = known ?? create(call, leadOf(call, sender));
  const message = conversation.post(draftOf(body, sender, principal.name));
  return ok({ ...message, request: presentConversation(world, conversation.document) });
}

function sendMany(call: RouteCall): RouteAnswer | undefined {
  const conversation = conversationOf(call);
  const { principal, body } = call;
  if (principal.kind === 'nobody') return failure();
  if (conversation === undefined)
    return fails(404, { success: false, msg: "Request doesn't exist.", err: null });
  if (!Array.isArray(body)) return undefined;
  return ok(
    (body as Doc[]).map((item) =>
      conversation.post(draftOf(item, idOrName(item['sender']) ?? principal.id, principal.name)),
    ),
  );
}

/** The first message creates a conversation that does not exist yet. */
function create({ world, params, ...call }: RouteCall, lead: LeadDoc): EmulatedConversation {
  const body = call.body as Doc;
  const text = (key: string): string | undefined => (typeof body[key] === 'string' ? body[key] : undefined);
  return world.openConversation({
    projectId: params['projectId'],
    requestId: params['requestId'],
    lead,
    channel: channelOf(body),
    firstText: text('text'),
    departmentId: text('departmentid'),
    sourcePage: text('sourcePage'),
    userAgent: text('userAgent'),
    language: text('language'),
    subject: text('subject'),
    priority: text('priority'),
    participants: Array.isArray(body['participants']) ? body['participants'].map(String) : undefined,
    followers: Array.isArray(body['followers']) ? body['followers'].map(String) : undefined,
    attributes: body['attributes'] as Doc | undefined,
    location: body['location'] as Doc | undefined,
  });
}

/** The author of the first message is the conversation's lead. */
function leadOf({ world, params, principal }: RouteCall, sender: string): LeadDoc {
  const known = [...world.leads.values()].find(({ lead_id: leadId }) => leadId === sender);
  const fullname = principal.kind === 'nobody' ? 'Guest' : principal.name;
  return known ?? { _id: newId(), lead_id: sender, fullname, id_project: params['projectId'], tags: [] };
}

/**
 * A file without its media type, and a text that is not a string, are read in a callback, which throws.
 *
 * @see protocol.md 3.2
 */
function throwsOnReceipt({ type, metadata, text }: Doc): boolean {
  if (text && typeof text !== 'string') return true;
  return type === 'file' && Boolean(metadata) && !(metadata as Doc)['type'];
}

/** Keys that the database takes for operators or paths, and a status that is not a number. */
function isRefusedByDatabase({ attributes, metadata, status }: Doc): boolean {
  return [attributes, metadata].some(hasReservedKeys) || Number.isNaN(Number(status ?? 0));
}

function hasReservedKeys(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([key, inner]) => key.startsWith('$') || key.includes('.') || hasReservedKeys(inner),
  );
}

/** A person of the team, or an end user of the project. */
function isMember(world: World, sender: string): boolean {
  return (
    world.agents.some(({ id }) => id === sender) ||
    [...world.leads.values()].some(({ lead_id: leadId }) => leadId === sender)
  );
}

function draftOf(body: Doc, sender: string, name: string): MessageDraft {
  const { text, type, metadata, attributes, language, channel, status, senderFullname } = body;
  return {
    ...defined({ text, metadata, attributes, language, channel }),
    type: idOrName(type) || undefined,
    sender,
    senderFullname: typeof senderFullname === 'string' ? senderFullname : name,
    createdBy: sender,
    status: Number(status) || 0,
  };
}

function defined(fields: Doc): Doc {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function channelOf(body: Doc): string | undefined {
  const { name } = (body['channel'] ?? {}) as Doc;
  return typeof name === 'string' ? name : undefined;
}

/** By its id alone: neither project nor conversation are checked. */
function one({ world, params }: RouteCall): RouteAnswer {
  if (!isObjectId(params['messageId'])) return fails(500, { success: false, msg: 'Error getting object.' });
  const message = findMessage(world, params['messageId']);
  return message === undefined ? notFound() : ok(message);
}

function findMessage(world: World, id: string): MessageDoc | undefined {
  for (const { messages } of world.conversations.values()) {
    const found = messages.find(({ _id }) => _id === id);
    if (found !== undefined) return found;
  }
  return undefined;
}
