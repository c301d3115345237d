import fc from 'fast-check';
import { claimedIdentity } from './claimed-identity.js';
import { readWebhookRequest } from './read-webhook-request.js';

const tokenOf = (claims: object): string =>
  `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;

const id = fc.constantFrom('a', 'b', 'bot_a', 'bot_b', undefined);
const requestId = fc.constantFrom(
  'support-group-a-1',
  'support-group-b-1',
  'automation-request-b-1',
  'wab-1',
  undefined,
);
const body = fc.record({
  token: fc.record({ _id: id, id_project: id }).map(tokenOf),
  variables: fc.record({ conversation_id: requestId, project_id: id, chatbot_id: id }),
  payload: fc.record({
    intent: fc.constant({ intent_display_name: 'hello' }),
    botId: id,
    bot: fc.record({ _id: id, root_id: id, id_project: id, project_id: id }),
    message: fc.record({
      id_project: id,
      recipient: fc.constantFrom('support-group-a-2', 'wab-2'),
      request: fc.record({
        request_id: requestId,
        id_project: id,
        bot_id: id,
        participants: fc.array(id, { maxLength: 2 }),
      }),
    }),
  }),
});

describe('The identity that a body claims', () => {
  it('is the one that its request is handled for', () => {
    fc.assert(
      fc.property(body, (claimed) => {
        const identity = claimedIdentity(claimed);
        const { bot, requestId } = readWebhookRequest(JSON.parse(JSON.stringify(claimed)));
        expect([requestId, bot.projectId, bot.rootId]).toEqual([
          identity.requestId,
          identity.projectId ?? '',
          identity.rootBotId ?? '',
        ]);
        if (bot.projectId !== '') expect(identity.projectIds).toContain(bot.projectId);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['support-group-<project>-…', 'support-group-p-1'],
    ['automation-request-<project>-…', 'automation-request-p-1'],
  ])('has the project of the request id, whatever the token says: %s', (_, request_id) => {
    const claimed = {
      token: tokenOf({ id_project: 'other' }),
      payload: { message: { request: { request_id } } },
    };
    expect(claimedIdentity(claimed)).toMatchObject({ projectId: 'p', projectIds: ['p'] });
  });

  it.each([undefined, null, 'text', [], { payload: [] }, { payload: { message: 'x', bot: 7 } }])(
    'is empty for a value that names no project: %j',
    (nobody) => {
      expect(claimedIdentity(nobody)).toEqual({ projectIds: [] });
    },
  );
});
