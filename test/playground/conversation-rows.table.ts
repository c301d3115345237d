import { AGENT_ID, BOT_ID, LEAD_ID, OTHER_BOT_ID, REQUEST_ID } from '../platform/index.js';
import { closed, NOT_FOUND, spoken, UNKNOWN, type RestCase } from './rest-case.js';

/** Messages and participants: rows 1 to 10. */
export const CONVERSATION_ROWS: Record<number, RestCase[]> = {
  1: [
    {
      what: 'stores a message under the id and the name of the bot',
      call: 'POST /:p/requests/:r/messages',
      body: { text: 'Hello', attributes: { a: 1 }, recipient: 'ignored', _id: 'ignored' },
      answer: {
        text: 'Hello',
        type: 'text',
        sender: BOT_ID,
        senderFullname: 'Order helper',
        recipient: REQUEST_ID,
        status: 0,
        channel: { name: 'chat21' },
        request: { request_id: REQUEST_ID, hasBot: true },
      },
    },
    {
      what: 'hands off at a text that ends in \\agent',
      call: 'POST /:p/requests/:r/messages',
      body: { text: 'One moment \\agent' },
      leaves: { participants: [AGENT_ID], status: 200 },
    },
    {
      what: 'never answers a bot about a conversation that is not there',
      call: `POST /:p/requests/${UNKNOWN}/messages`,
      body: { text: 'Hello' },
      silent: true,
    },
    {
      what: 'makes the conversation for a member of the project',
      as: 'user',
      call: `POST /:p/requests/${UNKNOWN}/messages`,
      body: { text: 'Hello', subject: 'Parcel' },
      answer: {
        sender: AGENT_ID,
        request: { request_id: UNKNOWN, subject: 'Parcel', first_text: 'Hello', lead: { lead_id: AGENT_ID } },
      },
    },
    {
      what: 'refuses a sender that it does not know',
      call: `POST /:p/requests/${UNKNOWN}/messages`,
      body: { text: 'Hello', sender: 'stranger' },
      status: 403,
      answer: { success: false },
    },
    {
      what: 'wants a text for a new conversation',
      as: 'user',
      call: `POST /:p/requests/${UNKNOWN}/messages`,
      status: 422,
      answer: { errors: ['text field is required'] },
    },
    {
      what: 'wants a sender on the channel form',
      call: 'POST /:p/requests/:r/messages',
      body: { text: 'Hello', channel: { name: 'form' } },
      status: 403,
    },
    {
      what: 'never answers a file without its media type',
      call: 'POST /:p/requests/:r/messages',
      body: { type: 'file', metadata: { src: 'https://cdn.example.com/a.pdf' } },
      silent: true,
    },
  ],
  2: [
    {
      what: 'stores several messages',
      call: 'POST /:p/requests/:r/messages/multi',
      body: [{ text: 'One' }, { text: 'Two' }],
      answer: [{ text: 'One' }, { text: 'Two', sender: BOT_ID }],
    },
    { what: 'of nothing known', call: `POST /:p/requests/${UNKNOWN}/messages/multi`, body: [], status: 404 },
    { what: 'that are no list', call: 'POST /:p/requests/:r/messages/multi', body: {}, silent: true },
  ],
  3: [
    {
      what: 'lists messages with notes, the oldest first',
      given: spoken,
      call: 'GET /:p/requests/:r/messages',
      answer: [{ text: 'One; "two"' }, { text: 'note' }],
    },
    { what: 'of a conversation that is not there', call: `GET /:p/requests/${UNKNOWN}/messages`, answer: [] },
  ],
  4: [
    {
      what: 'has no such message',
      call: 'GET /:p/requests/:r/messages/64f0a1b2c3d4e5f607182939',
      status: 404,
      answer: NOT_FOUND,
    },
  ],
  5: [
    {
      what: 'lists messages as a table',
      given: spoken,
      call: 'GET /:p/requests/:r/messages/csv',
      answer: expect.stringContaining('"One; ""two"""'),
    },
  ],
  6: [
    {
      what: 'gives the whole conversation',
      call: 'GET /:p/requests/:r',
      answer: {
        request_id: REQUEST_ID,
        participants: [`bot_${BOT_ID}`],
        participantsBots: [BOT_ID],
        participantsAgents: [],
        participatingBots: [{ _id: BOT_ID, name: 'Order helper' }],
        department: { name: 'Default Department' },
        lead: { _id: LEAD_ID },
        requester_id: LEAD_ID,
        priority: 'medium',
        tags: [],
        notes: [],
      },
    },
    { what: 'has no such conversation', call: `GET /:p/requests/${UNKNOWN}`, status: 404, answer: NOT_FOUND },
  ],
  7: [
    { what: 'has no variables', call: 'GET /:p/requests/:r/chatbot/parameters', status: 400 },
    {
      what: 'of another project',
      call: 'GET /:p/requests/support-group-x-1/chatbot/parameters',
      status: 401,
    },
  ],
  8: [
    {
      what: 'sets participants, and opens a closed conversation by it',
      given: closed,
      call: 'PUT /:p/requests/:r/participants',
      body: [AGENT_ID],
      answer: { participants: [AGENT_ID], participantsAgents: [AGENT_ID], hasBot: false },
      leaves: { status: 200 },
    },
    {
      what: 'that are the same already',
      given: closed,
      call: 'PUT /:p/requests/:r/participants',
      body: [`bot_${BOT_ID}`],
      leaves: { status: 1000 },
    },
    { what: 'that are nobody', call: 'PUT /:p/requests/:r/participants', body: [], leaves: { status: 100 } },
    { what: 'that are no list', call: 'PUT /:p/requests/:r/participants', body: {}, silent: true },
    { what: 'of nothing known', call: `PUT /:p/requests/${UNKNOWN}/participants`, body: [], status: 500 },
    {
      what: 'that are two agents, on a channel for one',
      given: ({ conversation }) => conversation.update({ channel: { name: 'email' } }),
      call: 'PUT /:p/requests/:r/participants',
      body: ['one', 'two'],
      status: 500,
    },
  ],
  9: [
    {
      what: 'adds a person, and the bot leaves',
      call: 'POST /:p/requests/:r/participants',
      body: { member: AGENT_ID },
      leaves: { participants: [AGENT_ID] },
    },
    {
      what: 'adds a bot',
      call: 'POST /:p/requests/:r/participants',
      body: { member: `bot_${OTHER_BOT_ID}` },
      leaves: { participants: [`bot_${BOT_ID}`, `bot_${OTHER_BOT_ID}`] },
    },
    { what: 'wants a member', call: 'POST /:p/requests/:r/participants', status: 422 },
    {
      what: 'of nothing known',
      call: `POST /:p/requests/${UNKNOWN}/participants`,
      body: { member: 'x' },
      status: 500,
    },
  ],
  10: [
    {
      what: 'takes the bot out',
      call: `DELETE /:p/requests/:r/participants/bot_${BOT_ID}`,
      leaves: { participants: [], status: 100 },
    },
    {
      what: 'somebody who is not there',
      call: 'DELETE /:p/requests/:r/participants/x',
      leaves: { status: 200 },
    },
    { what: 'of nothing known', call: `DELETE /:p/requests/${UNKNOWN}/participants/x`, status: 400 },
  ],
};
