import { AGENT_ID, BOT_ID, DEPARTMENT_ID, LEAD_ID, OTHER_BOT_ID } from '../platform/index.js';
import { grouped, NOT_FOUND, UNKNOWN, type RestCase } from './rest-case.js';

const NEW_LEAD = '64f0e1b2c3d4e5f6071829ff';

/** The project and its leads: rows 26 to 43. */
export const PROJECT_ROWS: Record<number, RestCase[]> = {
  26: [
    {
      what: 'mails anybody',
      call: 'POST /:p/emails/internal/send',
      body: { to: 'petra@example.com', text: 'Sent' },
      answer: { queued: true },
    },
  ],
  27: [
    { what: 'fails for a bot', call: 'GET /:p/requests', status: 500 },
    {
      what: 'lists open conversations for a person',
      as: 'user',
      call: 'GET /:p/requests?limit=500',
      answer: { perPage: 40, count: 1, requests: [{ hasBot: true }] },
    },
    { what: 'of a status', as: 'user', call: 'GET /:p/requests?status=100,1000', answer: { count: 0 } },
  ],
  28: [
    { what: 'finds the project', call: 'GET /requests_util/lookup/id_project/:r' },
    {
      what: 'of nothing known',

      call: `GET /requests_util/lookup/id_project/${UNKNOWN}`,
      status: 404,
    },
  ],
  29: [
    { what: 'gives a lead', call: `GET /:p/leads/${LEAD_ID}`, answer: { _id: LEAD_ID, fullname: 'Guest' } },
    { what: 'has no such lead', call: `GET /:p/leads/${NEW_LEAD}`, status: 404, answer: NOT_FOUND },
    { what: 'fails at another id', call: 'GET /:p/leads/nobody', status: 500 },
  ],
  30: [
    {
      what: 'writes fields, and replaces attributes',
      given: ({ conversation }) => (conversation.document.lead['attributes'] = { lost: 1 }),
      call: `PUT /:p/leads/${LEAD_ID}`,
      body: { email: 'petra@example.com', attributes: { a: 1 }, brandNew: 1 },
      answer: { email: 'petra@example.com', attributes: { a: 1 }, fullname: 'Guest' },
    },
    {
      what: 'makes a broken lead',
      call: `PUT /:p/leads/${NEW_LEAD}`,
      body: { city: 'Pisa' },
      answer: { city: 'Pisa' },
    },
    { what: 'fails at another id', call: 'PUT /:p/leads/nobody', body: {}, status: 500 },
  ],
  31: [
    {
      what: 'merges',
      call: `PATCH /:p/leads/${LEAD_ID}/attributes`,
      body: { a: 1 },
      answer: { attributes: { a: 1 } },
    },
    { what: 'of nothing known', call: `PATCH /:p/leads/${NEW_LEAD}/attributes`, body: {}, status: 404 },
  ],
  32: [
    {
      what: 'posts',
      call: `POST /:p/leads/${LEAD_ID}/properties`,
      body: { a: 1 },
      answer: { properties: { a: 1 } },
    },
    {
      what: 'patches',
      call: `PATCH /:p/leads/${LEAD_ID}/properties`,
      body: { b: 2 },
      answer: { properties: { b: 2 } },
    },
  ],
  33: [
    { what: 'adds', call: `PUT /:p/leads/${LEAD_ID}/tag`, body: ['vip', 'vip'], answer: { tags: ['vip'] } },
    { what: 'takes away', call: `DELETE /:p/leads/${LEAD_ID}/tag/vip`, answer: { tags: [] } },
  ],
  34: [
    {
      what: 'changes the lead',
      given: ({ world }) => world.leads.set(NEW_LEAD, { _id: NEW_LEAD, fullname: 'Petra Quill' }),
      call: 'PATCH /:p/requests/:r',
      body: { lead: NEW_LEAD },
      answer: { lead: { fullname: 'Petra Quill' }, requester_id: NEW_LEAD },
    },
  ],
  35: [
    { what: 'lists', call: 'GET /:p/tags', answer: [] },
    { what: 'creates', call: 'POST /:p/tags/', body: { tag: 'vip', color: '#fff' }, answer: { tag: 'vip' } },
    { what: 'has no such tag', call: 'PUT /:p/tags/x', body: { tag: 'vip' }, status: 404 },
    { what: 'removes', call: 'DELETE /:p/tags/x', answer: { deletedCount: 0 } },
  ],
  36: [
    {
      what: 'shows visible ones to everybody',
      as: 'nobody',
      given: ({ world }) => (world.departments[0].status = 0),
      call: 'GET /:p/departments',
      answer: [{ default: true }],
    },
    {
      what: 'shows all',
      call: 'GET /:p/departments/allstatus',
      answer: [{ name: 'Sales', hasBot: false }, {}],
    },
    { what: 'shows one', call: `GET /:p/departments/${DEPARTMENT_ID}`, answer: { name: 'Sales' } },
    { what: 'shows the default', call: 'GET /:p/departments/default', answer: { default: true } },
  ],
  37: [
    {
      what: 'says who would get it',
      call: `GET /:p/departments/${DEPARTMENT_ID}/operators?nobot=true`,
      answer: {
        department: { name: 'Sales' },
        operators: [{ id_user: AGENT_ID }],
        available_agents: [{ user_available: true }],
      },
    },
    { what: 'never answers about others', call: 'GET /:p/departments/x/operators', silent: true },
  ],
  38: [
    { what: 'is open', as: 'nobody', call: 'GET /projects/:p/isopen', answer: { isopen: true } },
    {
      what: 'is closed in a slot',
      as: 'nobody',
      given: ({ world }) => world.timeSlots.set('night', false),
      call: 'GET /projects/:p/isopen?timeSlot=night',
      answer: { isopen: false },
    },
    {
      what: 'fails',
      as: 'nobody',
      call: `GET /projects/${BOT_ID}/isopen`,
      status: 500,
      answer: { success: false },
    },
  ],
  39: [
    {
      what: 'names who is there',
      as: 'nobody',
      call: 'GET /projects/:p/users/availables',
      answer: [{ id: AGENT_ID, fullname: 'Nora Fields', email: 'nora@example.com', assigned_request: 0 }],
    },
    {
      what: 'nobody when it is closed',
      as: 'nobody',
      given: ({ world }) => (world.open = false),
      call: 'GET /projects/:p/users/availables',
      answer: [],
    },
    {
      what: 'a group that is switched off',
      as: 'nobody',
      given: grouped(false),
      call: `GET /projects/:p/users/availables?department=${DEPARTMENT_ID}`,
      status: 403,
    },
    {
      what: 'a group without members',
      as: 'nobody',
      given: grouped(true),
      call: `GET /projects/:p/users/availables?department=${DEPARTMENT_ID}&raw=true`,
      answer: [],
    },
  ],
  40: [
    {
      what: 'lists the team',
      call: 'GET /:p/project_users',
      answer: [
        { id_user: { _id: AGENT_ID, email: 'nora@example.com' }, role: 'admin', user_available: true },
      ],
    },
  ],
  41: [
    {
      what: 'lists bots',
      call: 'GET /:p/faq_kb',
      answer: [{ _id: BOT_ID }, { _id: OTHER_BOT_ID, name: 'Returns' }],
    },
  ],
  42: [
    {
      what: 'takes an event',
      call: 'POST /:p/events',
      body: { name: 'order_shipped', attributes: { order: 'A1' } },
      answer: { name: 'order_shipped', attributes: { order: 'A1' } },
    },
    { what: 'wants a name', call: 'POST /:p/events', body: {}, status: 422 },
  ],
  43: [{ what: 'lists groups', call: 'GET /:p/groups', answer: [] }],
};
