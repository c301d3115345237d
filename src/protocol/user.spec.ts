import { fixture, type WireBody } from '../../test/support/fixtures.js';
import type { UserRef } from './intent-request.js';
import { readWebhookRequest } from './read-webhook-request.js';

const USER = 'b41e9f8f-c7e5-4750-a7e8-5b2bdf20aadf';
const AGENT = '63a05d755f117f0013541383';
const WHATSAPP_USER = 'wab-390041285057';

function userOf(body: WireBody): UserRef {
  return readWebhookRequest(body).user;
}

/** The call of a flow step, which says nothing of the user but in the variables. */
function flowStep(variables: Record<string, unknown>): WireBody {
  const body = fixture();
  const { request_id } = body.payload.message.request;
  body.payload.message = { sender: '_tdinternal', text: '/#next', request: { request_id } };
  body.variables = variables;
  return body;
}

describe('the id of the user', () => {
  it.each([USER, AGENT, 'system', '_tdinternal', 'bot_660496ff1ddf08e8731cd4df'])(
    'is the contact of the conversation in a message of %s',
    (sender) => {
      const body = fixture();
      Object.assign(body.payload.message, { sender, senderFullname: 'Somebody else' });
      expect(userOf(body)).toMatchObject({ id: USER, name: 'Amélie Dupont' });
    },
  );

  it('is the id that the platform gave the guest if there is no contact', () => {
    const body = fixture();
    Object.assign(body.payload.message, { sender: AGENT });
    body.payload.message.request.lead = null;
    expect(userOf(body).id).toBe(USER);
  });

  describe('without a contact and a guest', () => {
    function callOf(sender: string, message: Record<string, unknown>): WireBody {
      const body = fixture();
      Object.assign(body.payload.message, { sender, ...message });
      Object.assign(body.payload.message.request, { lead: null, requester: null });
      return body;
    }

    it.each([AGENT, 'system', 'bot_660496ff1ddf08e8731cd4df'])('is not the user for %s', (sender) => {
      expect(userOf(callOf(sender, { attributes: {} })).id).toBeUndefined();
    });

    it('is what the widget says', () => {
      expect(userOf(callOf(USER, {})).id).toBe(USER);
    });

    it('is the sender on a channel where only the user writes', () => {
      const channel = { name: 'whatsapp' };
      expect(userOf(callOf(WHATSAPP_USER, { channel, attributes: {} })).id).toBe(WHATSAPP_USER);
    });
  });

  describe('in a step of a flow', () => {
    const lastUserMessage = { sender: WHATSAPP_USER, channel: { name: 'whatsapp' } };

    it('is the variable of the widget', () => {
      expect(userOf(flowStep({ user_id: USER })).id).toBe(USER);
    });

    it('is the sender of the last message on other channels', () => {
      expect(userOf(flowStep({ lastUserMessage })).id).toBe(WHATSAPP_USER);
    });

    it.each([
      ['an agent', AGENT, 'chat21'],
      ['the system', 'system', 'whatsapp'],
      ['a bot', 'bot_660496ff1ddf08e8731cd4df', 'whatsapp'],
    ])('is not %s who wrote last', (_who, sender, name) => {
      expect(userOf(flowStep({ lastUserMessage: { sender, channel: { name } } })).id).toBeUndefined();
    });

    it('is unknown where two places name two people', () => {
      expect(userOf(flowStep({ user_id: USER, lastUserMessage })).id).toBeUndefined();
    });
  });
});

describe('the ids that a user token must fit', () => {
  it('name the agent too who writes, so that the token of the user proves nothing for the agent', () => {
    const body = fixture();
    Object.assign(body.payload.message, { sender: AGENT });
    expect(readWebhookRequest(body).userIds).toEqual([AGENT, USER]);
  });

  it.each(['system', '_tdinternal'])('are those of the user in a message of %s', (sender) => {
    const body = fixture();
    Object.assign(body.payload.message, { sender });
    expect(readWebhookRequest(body).userIds).toEqual([USER]);
  });
});
