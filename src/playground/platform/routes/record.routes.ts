import type { Doc } from '../documents.types.js';
import { newId } from '../new-id.js';
import { fails, failure, notFound, notUpdated, ok, unknownRequest } from './answers.js';
import { CONVERSATION, conversationRoute, listRoute } from './conversation-route.js';
import { isObjectId } from './object-id.js';
import { presentStored } from './present.js';
import type { Route, RouteAnswer, RouteCall } from './route.js';

const unknownTagged =
  (what: string) =>
  ({ requestId }: RouteCall['params']): RouteAnswer =>
    fails(404, { success: false, error: `Request not found with ${what} ${requestId}` });

const note = conversationRoute(
  'note',
  'POST',
  '/notes',
  () => notFound(),
  (conversation, { body, principal }) => {
    const { text } = body as Doc;
    if (typeof text !== 'string' || text === '') {
      const error = `Field 'text' is required. Received value: ${String(text)}`;
      return fails(400, { success: false, error });
    }
    const createdBy = principal.kind === 'user' ? principal.id : '';
    const created = { _id: newId(), text, createdBy };
    return conversation.update({ notes: [...conversation.document.notes, created] });
  },
);

/** @see protocol.md 4.2 rows 19 to 23, 25 and 28 */
export const recordRoutes: Route[] = [
  listRoute(
    'addTags',
    'PUT',
    '/tag',
    unknownTagged('request id'),
    (conversation, { body }): RouteAnswer | void => {
      const added = body as { tag: string; color?: string }[];
      if (added.length === 0) return fails(400, { success: false, message: 'No tag specified' });
      const { tags } = conversation.document;
      const fresh = added.filter(({ tag }) => tags.every((known) => known.tag !== tag));
      conversation.update({ tags: [...tags, ...fresh.map((tag) => ({ ...tag, _id: newId() }))] });
    },
  ),
  conversationRoute('removeTag', 'DELETE', '/tag/:tagId', unknownTagged('id'), (conversation, { params }) => {
    const { tags } = conversation.document;
    if (!isObjectId(params['tagId'])) return fails(500, { success: false, error: { name: 'CastError' } });
    return conversation.update({ tags: tags.filter(({ _id }) => _id !== params['tagId']) });
  }),
  conversationRoute('rate', 'PATCH', '/rating', unknownRequest, (conversation, { body }) => {
    const { rating, rating_message } = body as Doc;
    if (Number.isNaN(Number(rating ?? 0))) return notUpdated();
    return conversation.update({ rating, rating_message });
  }),
  // It asks for the role of a member of the project, which a bot is not: it throws, and nothing is answered.
  { ...note, answer: (call) => (call.principal.kind === 'bot' ? undefined : note.answer(call)) },
  {
    name: 'remove',
    method: 'DELETE',
    path: CONVERSATION,
    answer: remove,
  },
  conversationRoute(
    'emailLead',
    'POST',
    '/email/send',
    () => notFound(),
    (conversation, { body, world }) => {
      const { email } = conversation.document.lead;
      if (!email) return ok({ 'no queued': true });
      world.record(world.emails, { to: email, ...(body as Doc) });
      return ok({ queued: true });
    },
  ),
  {
    name: 'projectOf',
    method: 'GET',
    path: '/requests_util/lookup/id_project/:requestId',
    answer: projectOf,
  },
];

function remove({ world, params, principal }: RouteCall): RouteAnswer {
  if (principal.kind !== 'user') return failure();
  const conversation = world.conversations.get(params['requestId']);
  world.conversations.delete(params['requestId']);
  return conversation === undefined ? notFound() : ok(presentStored(conversation.document));
}

function projectOf({ world, params }: RouteCall): RouteAnswer {
  const conversation = world.conversations.get(params['requestId']);
  return conversation === undefined
    ? notFound(`Request with  ${params['requestId']} not found`)
    : ok({ id_project: conversation.document.id_project });
}
