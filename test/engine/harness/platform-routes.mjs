import { DEPARTMENTS, STATUS, newId } from './conversation-store.mjs';

/**
 * The REST calls that the engine and a webhook service make, with the platform's answers.
 * @see protocol.md 4.2
 *
 * @typedef {object} RouteCall
 * @property {import('./conversation-store.mjs').ConversationStore} store
 * @property {import('./conversation-store.mjs').StoredConversation} [conversation] of the path's request id
 * @property {Record<string, string>} params of the path
 * @property {any} body
 *
 * @typedef {{ status?: number, body: unknown }} RouteAnswer
 *
 * @typedef {object} Route
 * @property {string} name
 * @property {string} method
 * @property {RegExp} path with a group `rid` when the route belongs to a conversation
 * @property {boolean} [open] true when no token is needed
 * @property {(call: RouteCall) => RouteAnswer} answer
 */

const NOT_FOUND = { status: 404, body: { success: false, msg: 'Object not found.' } };
const FAILED = { status: 500, body: { err: 'error' } };
const request = ({ conversation }) => ({ body: conversation.request });

/** The platform's answer for an unknown conversation differs from route to route. */
const known = (unknown, answer) => (call) => (call.conversation ? answer(call) : unknown);

const setParticipants = (conversation, participants) => {
  const { request } = conversation;
  request.participants = participants;
  request.participantsBots = participants.filter((id) => id.startsWith('bot_')).map((id) => id.slice(4));
  request.participantsAgents = participants.filter((id) => !id.startsWith('bot_'));
  request.hasBot = request.participantsBots.length > 0;
  request.status = participants.length > 0 ? STATUS.ASSIGNED : STATUS.UNASSIGNED;
};

const changeRequest = (change) =>
  known(FAILED, (call) => {
    change(call.conversation.request, call);
    return request(call);
  });

const handOff = (call) => {
  setParticipants(call.conversation, []);
  return request(call);
};

/** @type {Route[]} */
export const ROUTES = [
  route(
    'send-message',
    'POST',
    '/requests/:rid/messages',
    known(NOT_FOUND, ({ store, conversation, body }) => {
      const message = store.add(conversation, body);
      return { body: { ...message, request: conversation.request } };
    }),
  ),
  route(
    'send-messages',
    'POST',
    '/requests/:rid/messages/multi',
    known(NOT_FOUND, ({ store, conversation, body }) => ({
      body: body.map((message) => store.add(conversation, message)),
    })),
  ),
  route('list-messages', 'GET', '/requests/:rid/messages', ({ conversation }) => ({
    body: conversation?.messages ?? [],
  })),
  route('get-request', 'GET', '/requests/:rid', known(NOT_FOUND, request)),
  route('agent', 'PUT', '/requests/:rid/agent', known(NOT_FOUND, handOff)),
  route(
    'departments',
    'PUT',
    '/requests/:rid/departments',
    known(FAILED, (call) => {
      const department = DEPARTMENTS.find(({ _id, default: main }) =>
        call.body.departmentid === 'default' ? main : _id === call.body.departmentid,
      );
      if (!department) {
        return FAILED;
      }
      call.conversation.request.department = department;
      return call.body.nobot ? handOff(call) : request(call);
    }),
  ),
  route(
    'close',
    'PUT',
    '/requests/:rid/close',
    changeRequest((target) => (target.status = STATUS.CLOSED)),
  ),
  route(
    'reopen',
    'PUT',
    '/requests/:rid/reopen',
    changeRequest((target) => {
      target.status = target.participants.length > 0 ? STATUS.ASSIGNED : STATUS.UNASSIGNED;
    }),
  ),
  route(
    'replace',
    'PUT',
    '/requests/:rid/replace',
    known(NOT_FOUND, (call) => {
      const bot = call.body.id ?? call.body.name ?? call.body.slug;
      if (!bot) {
        return { status: 400, body: { success: false, error: 'Missing field id, name or slug' } };
      }
      setParticipants(call.conversation, [`bot_${bot}`]);
      return { body: { ...call.conversation.request, replaced_bot_root_id: bot } };
    }),
  ),
  route(
    'set-participants',
    'PUT',
    '/requests/:rid/participants',
    known(FAILED, (call) => {
      setParticipants(call.conversation, call.body);
      return request(call);
    }),
  ),
  route(
    'add-participant',
    'POST',
    '/requests/:rid/participants',
    known(FAILED, (call) => {
      const { conversation, body } = call;
      setParticipants(conversation, [...new Set([...conversation.request.participants, body.member])]);
      return request(call);
    }),
  ),
  route(
    'remove-participant',
    'DELETE',
    '/requests/:rid/participants/:participant',
    known(FAILED, (call) => {
      const { conversation, params } = call;
      setParticipants(
        conversation,
        conversation.request.participants.filter((id) => id !== params.participant),
      );
      return request(call);
    }),
  ),
  route(
    'set-attributes',
    'PATCH',
    '/requests/:rid/attributes',
    known(NOT_FOUND, (call) => {
      Object.assign(call.conversation.request.attributes, call.body);
      return request(call);
    }),
  ),
  route(
    'patch-request',
    'PATCH',
    '/requests/:rid',
    known(NOT_FOUND, (call) => {
      const truthy = Object.entries(call.body).filter(([, value]) => Boolean(value));
      Object.assign(call.conversation.request, Object.fromEntries(truthy));
      return request(call);
    }),
  ),
  route(
    'add-tags',
    'PUT',
    '/requests/:rid/tag',
    known(NOT_FOUND, (call) => {
      call.conversation.request.tags.push(...call.body.map((tag) => ({ _id: newId(), ...tag })));
      return request(call);
    }),
  ),
  route('departments-list', 'GET', '/departments/allstatus', () => ({ body: DEPARTMENTS })),
  route('update-lead', 'PUT', '/leads/:lead', ({ body, params }) => ({
    body: { _id: params.lead, ...body },
  })),
  route('fire-event', 'POST', '/events', ({ body }) =>
    body.name ? { body: { _id: newId(), ...body } } : { status: 422, body: { errors: [{ param: 'name' }] } },
  ),
  { ...route('is-open', 'GET', '/isopen', () => ({ body: { isopen: true } }), '/projects/:pid'), open: true },
  {
    ...route('available-agents', 'GET', '/users/availables', () => ({ body: [] }), '/projects/:pid'),
    open: true,
  },
];

/** @returns {Route} */
function route(name, method, path, answer, prefix = '/:pid') {
  const pattern = `${prefix}${path}`.replace(/:(\w+)/g, '(?<$1>[^/]+)');
  return { name, method, path: new RegExp(`^${pattern}$`), answer };
}
