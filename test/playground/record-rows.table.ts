import { AGENT_ID, BOT_ID, DEPARTMENT_ID, OTHER_BOT_ID } from '../platform/index.js';
import { away, closed, NOT_FOUND, tagged, UNKNOWN, withEmail, type RestCase } from './rest-case.js';

const TAG_ID = '64f0a1b2c3d4e5f607182999';

/** Orchestration and records: rows 11 to 25. */
export const RECORD_ROWS: Record<number, RestCase[]> = {
  11: [
    {
      what: 'changes the bot by its name, and sends people away',
      given: ({ conversation }) => conversation.setParticipants([AGENT_ID]),
      call: 'PUT /:p/requests/:r/replace',
      body: { name: 'Returns' },
      answer: { replaced_bot_root_id: OTHER_BOT_ID, participants: [`bot_${OTHER_BOT_ID}`] },
    },
    {
      what: 'by an id with its prefix: it puts it on once more, and fails',
      call: 'PUT /:p/requests/:r/replace',
      body: { id: `bot_${OTHER_BOT_ID}` },
      status: 500,
    },
    { what: 'by its slug', call: 'PUT /:p/requests/:r/replace', body: { slug: 'returns' } },
    { what: 'by nothing', call: 'PUT /:p/requests/:r/replace', status: 400 },
    { what: 'by an unknown name', call: 'PUT /:p/requests/:r/replace', body: { name: 'x' }, status: 404 },
  ],
  12: [
    {
      what: 'hands off to an agent who is there',
      call: 'PUT /:p/requests/:r/agent',
      leaves: { participants: [AGENT_ID], status: 200 },
    },
    {
      what: 'hands off to nobody',
      given: away,
      call: 'PUT /:p/requests/:r/agent',
      leaves: { participants: [], status: 100 },
    },
    { what: 'of nothing known', call: `PUT /:p/requests/${UNKNOWN}/agent`, status: 404, answer: NOT_FOUND },
  ],
  13: [
    {
      what: 'moves to a department and its bot',
      given: ({ world }) => (world.departments[0].id_bot = OTHER_BOT_ID),
      call: 'PUT /:p/requests/:r/departments',
      body: { departmentid: DEPARTMENT_ID },
      leaves: {
        department: expect.objectContaining({ name: 'Sales' }),
        participants: [`bot_${OTHER_BOT_ID}`],
      },
    },
    {
      what: 'without its bot',
      given: ({ world }) => (world.departments[0].id_bot = OTHER_BOT_ID),
      call: 'PUT /:p/requests/:r/departments',
      body: { departmentid: DEPARTMENT_ID, nobot: true },
      leaves: { participants: [AGENT_ID] },
    },
    {
      what: 'that is not there',
      call: 'PUT /:p/requests/:r/departments',
      body: { departmentid: 'x' },
      status: 500,
    },
  ],
  14: [
    {
      what: 'leaves an assigned conversation where it is',
      call: 'PUT /:p/requests/:r/assign',
      body: { departmentid: DEPARTMENT_ID },
      leaves: { participants: [`bot_${BOT_ID}`] },
    },
    {
      what: 'assigns one that waits',
      given: ({ conversation }) => conversation.setParticipants([]),
      call: 'PUT /:p/requests/:r/assign',
      body: { departmentid: 'default', nobot: false, no_populate: false },
      leaves: { participants: [AGENT_ID], status: 200 },
    },
    { what: 'has no assignee', call: 'PUT /:p/requests/:r/assignee', silent: true },
  ],
  15: [
    { what: 'closes', call: 'PUT /:p/requests/:r/close', leaves: { status: 1000, closed_by: BOT_ID } },
    { what: 'closes once more', given: closed, call: 'PUT /:p/requests/:r/close', body: { force: true } },
    { what: 'of nothing known', call: `PUT /:p/requests/${UNKNOWN}/close`, status: 500 },
  ],
  16: [{ what: 'reopens', given: closed, call: 'PUT /:p/requests/:r/reopen', leaves: { status: 200 } }],
  17: [
    {
      what: 'merges attributes at the top only',
      given: ({ conversation }) => conversation.setAttributes({ kept: 1, payload: { lost: 1 } }),
      call: 'PATCH /:p/requests/:r/attributes',
      body: { payload: { order: 'A1' } },
      answer: { attributes: { kept: 1, payload: { order: 'A1' } } },
      leaves: { attributes: { kept: 1, payload: { order: 'A1' } } },
    },
    { what: 'of nothing known', call: `PATCH /:p/requests/${UNKNOWN}/attributes`, body: {}, status: 404 },
  ],
  18: [
    {
      what: 'writes known fields that are truthy',
      given: ({ conversation }) => conversation.update({ rating: 4 }),
      call: 'PATCH /:p/requests/:r',
      body: { subject: 'Parcel', rating: 0, channelName: 'email', brandNew: 1 },
      answer: expect.not.objectContaining({ brandNew: 1 }),
      leaves: { subject: 'Parcel', rating: 4, channel: { name: 'email' } },
    },
    {
      what: 'with a slash at its end',
      call: 'PATCH /:p/requests/:r/',
      body: { status: 50 },
      leaves: { status: 50 },
    },
    { what: 'of nothing known', call: `PATCH /:p/requests/${UNKNOWN}`, body: {}, status: 404 },
  ],
  19: [
    {
      what: 'adds the tags that are missing',
      given: tagged,
      call: 'PUT /:p/requests/:r/tag',
      body: [{ tag: 'vip' }, { tag: 'late', color: '#F0806F' }],
      answer: {
        tags: [{ tag: 'vip' }, { tag: 'late', color: '#F0806F', _id: expect.any(String) as string }],
      },
    },
    { what: 'that are none', call: 'PUT /:p/requests/:r/tag', body: [], status: 400 },
    { what: 'that are no list', call: 'PUT /:p/requests/:r/tag', body: { tag: 'vip' }, silent: true },
    { what: 'of nothing known', call: `PUT /:p/requests/${UNKNOWN}/tag`, body: [], status: 404 },
  ],
  20: [
    {
      what: 'takes a tag away by its id',
      given: tagged,
      call: `DELETE /:p/requests/:r/tag/${TAG_ID}`,
      leaves: { tags: [] },
    },
    {
      what: 'and not by its text',
      given: tagged,
      call: 'DELETE /:p/requests/:r/tag/vip',
      status: 500,
      leaves: { tags: [{ _id: TAG_ID, tag: 'vip' }] },
    },
  ],
  21: [
    {
      what: 'rates',
      call: 'PATCH /:p/requests/:r/rating',
      body: { rating: 5, rating_message: 'thanks' },
      leaves: { rating: 5, rating_message: 'thanks' },
    },
  ],
  22: [
    { what: 'never answers a bot', call: 'POST /:p/requests/:r/notes', body: { text: 'VIP' }, silent: true },
    {
      what: 'takes the note of a person',
      as: 'user',
      call: 'POST /:p/requests/:r/notes',
      body: { text: 'VIP' },
      answer: { notes: [{ text: 'VIP', createdBy: AGENT_ID }] },
    },
  ],
  23: [
    { what: 'fails for a bot', call: 'DELETE /:p/requests/:r', status: 500 },
    { what: 'removes for a person', as: 'user', call: 'DELETE /:p/requests/:r', answer: { status: 200 } },
  ],
  24: [
    {
      what: 'adds a follower',
      call: 'POST /:p/requests/:r/followers',
      body: { member: 'pu' },
      leaves: { followers: ['pu'] },
    },
    { what: 'wants a member', call: 'POST /:p/requests/:r/followers', status: 422 },
    {
      what: 'sets them',
      call: 'PUT /:p/requests/:r/followers',
      body: ['a', 'b'],
      leaves: { followers: ['a', 'b'] },
    },
    {
      what: 'takes one away',
      given: ({ conversation }) => conversation.update({ followers: ['a', 'b'] }),
      call: 'DELETE /:p/requests/:r/followers/a',
      leaves: { followers: ['b'] },
    },
    { what: 'of nothing known', call: `PUT /:p/requests/${UNKNOWN}/followers`, body: [], status: 500 },
  ],
  25: [
    {
      what: 'mails the lead',
      given: withEmail,
      call: 'POST /:p/requests/:r/email/send',
      body: { subject: 'Parcel', text: 'Sent' },
      answer: { queued: true },
    },
    {
      what: 'who has no address',
      call: 'POST /:p/requests/:r/email/send',
      body: {},
      answer: { 'no queued': true },
    },
  ],
};
