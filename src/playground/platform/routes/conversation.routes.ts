import type { ConversationDoc, Doc } from '../documents.types.js';
import { CLOSED_STATUS, ASSIGNED, type EmulatedConversation } from '../world/index.js';
import { failed, fails, notFound, notUpdated, ok, unknownRequest } from './answers.js';
import { isObjectId, isParticipantId } from './object-id.js';
import { conversationRoute } from './conversation-route.js';
import { presentConversation } from './present.js';
import { idOrName } from './text-of.js';
import type { Route, RouteAnswer, RouteCall } from './route.js';

/** The fields that a patch can write, each only if its value is truthy. @see protocol.md 4.2 row 18 */
const PATCHABLE = [
  'lead',
  'status',
  'tags',
  'rating',
  'rating_message',
  'sourcePage',
  'language',
  'first_text',
  'subject',
  'location',
  'priority',
];
const SERVED = 300;

const notReplaced = (): RouteAnswer => failed('Error setting participants to request');
const notRouted = (): RouteAnswer => fails(500, { success: false, msg: 'Error changing the department.' });

/** @see protocol.md 4.2 rows 6, 7 and 11 to 18 */
export const conversationRoutes: Route[] = [
  conversationRoute(
    'get',
    'GET',
    '',
    () => notFound(),
    () => undefined,
  ),
  {
    name: 'parameters',
    method: 'GET',
    path: '/:projectId/requests/:requestId/chatbot/parameters',
    answer: ({ params }) =>
      params['requestId'].split('-')[2] === params['projectId']
        ? fails(400, { success: false, error: 'Error getting the parameters' })
        : fails(401, { success: false, error: 'Request does not belong to the project' }),
  },
  conversationRoute('replaceBot', 'PUT', '/replace', notReplaced, replaceBot),
  conversationRoute(
    'handOff',
    'PUT',
    '/agent',
    () => notFound(),
    (conversation, { world }) => world.handOff(conversation),
  ),
  conversationRoute('toDepartment', 'PUT', '/departments', notRouted, routeTo),
  conversationRoute('assign', 'PUT', '/assign', unknownRequest, (conversation, call) =>
    [ASSIGNED, SERVED, CLOSED_STATUS].includes(conversation.document.status)
      ? undefined
      : routeTo(conversation, call),
  ),
  {
    name: 'assignee',
    method: 'PUT',
    path: '/:projectId/requests/:requestId/assignee',
    answer: () => undefined,
  },
  conversationRoute(
    'close',
    'PUT',
    '/close',
    () => failed('Error closing request'),
    (conversation, { principal }) =>
      conversation.close(principal.kind === 'nobody' ? undefined : principal.id),
  ),
  conversationRoute(
    'reopen',
    'PUT',
    '/reopen',
    () => failed('Error reopening request'),
    (conversation) => conversation.reopen(),
  ),
  conversationRoute(
    'setAttributes',
    'PATCH',
    '/attributes',
    () => notFound(),
    (conversation, { body }) => conversation.setAttributes(body as Doc),
  ),
  conversationRoute('update', 'PATCH', '', unknownRequest, patch),
];

function replaceBot(conversation: EmulatedConversation, { body, world }: RouteCall): RouteAnswer {
  const { id, name, slug } = body as Doc;
  if (!id && !name && !slug) {
    return fails(400, { success: false, error: "Missing field 'id' or 'name' in body" });
  }
  const bot = world.bots.find((candidate) => (name ? candidate.name === name : candidate.slug === slug));
  if (!id && bot === undefined) {
    const error = `Chatbot with ${name ? 'name' : 'slug'} '${String(name || slug)}' not found`;
    return fails(404, { success: false, error });
  }
  const botId = idOrName(id) ?? bot?._id ?? '';
  if (!isParticipantId(`bot_${botId}`)) return notReplaced();
  conversation.replaceBot(botId);
  return ok({ ...presentConversation(world, conversation.document), replaced_bot_root_id: botId });
}

function routeTo(conversation: EmulatedConversation, { body, world }: RouteCall): RouteAnswer | undefined {
  const { departmentid, nobot } = body as Doc;
  const department = world.department(conversation.document.id_project, idOrName(departmentid) ?? 'default');
  if (department === undefined) return notRouted();
  world.route(conversation, department, nobot === true);
  return undefined;
}

function patch(conversation: EmulatedConversation, { body, world }: RouteCall): RouteAnswer | undefined {
  const given = body as Doc;
  // The database casts them.
  if (given['lead'] && !isObjectId(idOrName(given['lead']) ?? '')) return notUpdated();
  if (given['rating'] && Number.isNaN(Number(given['rating']))) return notUpdated();
  const changes: Partial<ConversationDoc> = {};
  for (const key of PATCHABLE) {
    if (given[key]) changes[key] = given[key];
  }
  for (const key of ['smartAssignment', 'workingStatus']) {
    if (given[key] !== undefined && given[key] !== null) changes[key] = given[key];
  }
  const channel = idOrName(given['channelName']);
  if (channel !== undefined) changes.channel = { name: channel };
  const leadId = idOrName(given['lead']);
  if (leadId !== undefined) changes.lead = world.leads.get(leadId) ?? {};
  conversation.update(changes);
  return undefined;
}
