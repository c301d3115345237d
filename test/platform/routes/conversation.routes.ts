import { failure, fails, notFound, ok, type Route, type RouteAnswer, type RouteCall } from '../route.js';
import { newId, type ConversationDoc, type Doc } from '../world.js';

const CONVERSATION = '/:projectId/requests/:requestId';
const PATCHABLE = [
  'lead',
  'status',
  'tags',
  'rating',
  'sourcePage',
  'language',
  'first_text',
  'subject',
  'location',
  'priority',
  'workingStatus',
];

type Change = (conversation: ConversationDoc, call: RouteCall) => RouteAnswer | void;

/** A route on a conversation that there is; `unknown` is what the platform says where there is none. */
function route(method: string, path: string, unknown: () => RouteAnswer | undefined, change: Change): Route {
  return {
    method,
    path: CONVERSATION + path,
    answer: (call) => {
      const conversation = call.world.conversations.get(call.params['requestId']);
      if (conversation === undefined) return unknown();
      const answer = change(conversation, call);
      return answer ?? ok(conversation);
    },
  };
}

/** A route whose list the platform walks without looking: anything else throws in a callback, and nothing is answered. */
function listRoute(
  method: string,
  path: string,
  unknown: () => RouteAnswer | undefined,
  change: Change,
): Route {
  const inner = route(method, path, unknown, change);
  return { ...inner, answer: (call) => (Array.isArray(call.body) ? inner.answer(call) : undefined) };
}

/** @see protocol.md 4.2 rows 6 to 21 */
export const conversationRoutes: Route[] = [
  route('GET', '', notFound, () => undefined),
  listRoute('PUT', '/participants', failure, (conversation, { body }) =>
    setParticipants(conversation, body as string[]),
  ),
  route('POST', '/participants', failure, (conversation, { body }) => {
    const member = (body as Doc)['member'];
    if (typeof member !== 'string') return fails(422, { success: false, error: 'member is required' });
    return setParticipants(conversation, [...new Set([...conversation.participants, member])]);
  }),
  route('DELETE', '/participants/:participantId', failure, (conversation, { params }) => {
    conversation.participants = conversation.participants.filter((id) => id !== params['participantId']);
  }),
  route('PUT', '/replace', notFound, replaceBot),
  route('PUT', '/agent', notFound, (conversation) => setParticipants(conversation, [])),
  route('PUT', '/departments', failure, (conversation, { body, world }) => {
    const { departmentid, nobot } = body as Doc;
    const department = world.departments.find(
      ({ _id }) => _id === departmentid || departmentid === 'default',
    );
    if (department === undefined) return failure();
    conversation['department'] = department;
    return nobot === true ? setParticipants(conversation, []) : undefined;
  }),
  route('PUT', '/close', failure, (conversation) => {
    conversation.status = 1000;
  }),
  route('PUT', '/reopen', failure, (conversation) => {
    conversation.status = conversation.participants.length > 0 ? 200 : 100;
  }),
  route('PATCH', '/attributes', notFound, (conversation, { body }) => {
    Object.assign(conversation.attributes, body);
  }),
  route('PATCH', '', notFound, (conversation, { body, world }) => {
    for (const key of PATCHABLE) {
      const value = (body as Doc)[key];
      if (value) conversation[key] = key === 'lead' ? world.leads.get(value as string) : value;
    }
  }),
  listRoute('PUT', '/tag', notFound, (conversation, { body }) => {
    const tags = body as { tag: string; color?: string }[];
    if (tags.length === 0) return fails(400, { success: false, error: 'tags is an empty list' });
    const known = new Set(conversation.tags.map(({ tag }) => tag));
    conversation.tags.push(
      ...tags.filter(({ tag }) => !known.has(tag)).map((tag) => ({ ...tag, _id: newId() })),
    );
    return undefined;
  }),
  route('DELETE', '/tag/:tagId', notFound, (conversation, { params }) => {
    conversation.tags = conversation.tags.filter(({ _id }) => _id !== params['tagId']);
  }),
  route('PATCH', '/rating', notFound, (conversation, { body }) => {
    const { rating, rating_message } = body as Doc;
    Object.assign(conversation, { rating, rating_message });
  }),
  route('POST', '/email/send', notFound, (conversation, { body, world }) => {
    if (!conversation.lead['email']) return ok({ 'no queued': true });
    world.emails.push({ to: conversation.lead['email'], ...(body as Doc) });
    return ok({ queued: true });
  }),
];

function setParticipants(conversation: ConversationDoc, participants: string[]): void {
  conversation.participants = participants;
  conversation.status = participants.length > 0 ? 200 : 100;
}

function replaceBot(conversation: ConversationDoc, { body, world }: RouteCall): RouteAnswer {
  const { id, name, slug } = body as Doc;
  if (!id && !name && !slug) return fails(400, { success: false, error: 'You must specify at least one' });
  const bot = world.bots.find((candidate) => candidate['name'] === name || candidate['slug'] === slug);
  if (!id && bot === undefined) return notFound();
  const botId = String(id ?? bot?.['_id']);
  setParticipants(conversation, [`bot_${botId}`]);
  return ok({ ...conversation, replaced_bot_root_id: botId });
}
