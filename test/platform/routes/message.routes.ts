import { failure, fails, notFound, ok, type Route, type RouteCall } from '../route.js';
import { newId, type Doc, type MessageDoc } from '../world.js';

const MESSAGES = '/:projectId/requests/:requestId/messages';

/** @see protocol.md 3.1, 4.2 rows 1, 3, 4 */
export const messageRoutes: Route[] = [
  { method: 'POST', path: MESSAGES, answer: send },
  { method: 'GET', path: MESSAGES, answer: list },
  {
    method: 'GET',
    path: `${MESSAGES}/:messageId`,
    answer: ({ world, params }) => {
      const message = world.messages.find(({ _id }) => _id === params['messageId']);
      return message === undefined ? notFound() : ok(message);
    },
  },
];

function send(call: RouteCall): ReturnType<Route['answer']> {
  const { world, params, principal } = call;
  const body = call.body as Doc;
  const requestId = params['requestId'];
  if (body['type'] === 'file' && !(body['metadata'] as Doc | undefined)?.['type']) return undefined;
  if (!world.conversations.has(requestId)) {
    if (principal.kind === 'bot' && body['sender'] === undefined) return undefined;
    if (!body['text']) return fails(422, { success: false, errors: [{ msg: 'text is required' }] });
    const created = world.addConversation(requestId);
    if (Array.isArray(body['participants'])) created.participants = body['participants'] as string[];
    Object.assign(created, pick(body, ['subject', 'departmentid', 'priority', 'sourcePage', 'language']));
  }
  if (principal.kind === 'nobody') return failure();
  const message: MessageDoc = {
    type: 'text',
    sender: principal.id,
    senderFullname: principal.name,
    ...pick(body, ['text', 'type', 'metadata', 'attributes', 'language', 'sender']),
    _id: newId(),
    recipient: requestId,
    channel_type: 'group',
    status: 0,
    id_project: params['projectId'],
    channel: { name: 'chat21' },
    createdAt: new Date().toISOString(),
  };
  world.messages.push(message);
  return ok({ ...message, request: world.conversations.get(requestId) });
}

function list({ world, params }: RouteCall): ReturnType<Route['answer']> {
  return ok(world.messages.filter(({ recipient }) => recipient === params['requestId']));
}

function pick(body: Doc, keys: string[]): Doc {
  return Object.fromEntries(keys.filter((key) => body[key] !== undefined).map((key) => [key, body[key]]));
}
