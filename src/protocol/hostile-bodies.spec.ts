import fc from 'fast-check';
import { isA } from '../common/index.js';
import { InvalidWebhookRequestError } from './invalid-webhook-request.error.js';
import { readWebhookRequest } from './read-webhook-request.js';

/** Values at which code fails that takes their type, their methods or their constructor for granted. */
const hostile = fc
  .constantFrom(
    'null',
    '""',
    '0',
    'true',
    '[]',
    '[null]',
    '[{"constructor":null}]',
    '[{"toString":null}]',
    '{}',
    '{"constructor":null}',
    '{"toString":null,"valueOf":null,"toJSON":null}',
    '{"length":-1,"name":{},"startsWith":1}',
    '"\\ud800"',
  )
  .map((json): unknown => JSON.parse(json));
const PLACES = [
  ['variables'],
  ['variables', 'conversation_id'],
  ['variables', 'user_language'],
  ['variables', 'lastUserText'],
  ['payload'],
  ['payload', 'text'],
  ['payload', 'botId'],
  ['payload', 'bot'],
  ['payload', 'bot', '_id'],
  ['payload', 'bot', 'attributes'],
  ['payload', 'bot', 'attributes', 'globals'],
  ['payload', 'intent'],
  ['payload', 'intent', 'answer'],
  ['payload', 'intent', 'attributes'],
  ['payload', 'intent', 'actions'],
  ['payload', 'intent', 'actions', '0'],
  ['payload', 'intent', 'actions', '0', '_tdActionType'],
  ['payload', 'intent', 'actions', '0', 'attributes'],
  ['payload', 'message'],
  ['payload', 'message', 'text'],
  ['payload', 'message', 'sender'],
  ['payload', 'message', 'channel'],
  ['payload', 'message', 'attributes'],
  ['payload', 'message', 'language'],
  ['payload', 'message', 'request'],
  ['payload', 'message', 'request', 'lead'],
  ['payload', 'message', 'request', 'bot'],
  ['payload', 'message', 'request', 'channel'],
  ['payload', 'message', 'request', 'department'],
  ['payload', 'message', 'request', 'language'],
  ['payload', 'message', 'request', 'participants'],
  ['payload', 'message', 'request', 'participatingBots'],
  ['payload', 'message', 'request', 'requester'],
] as const;

function bodyWith(changes: readonly (readonly [readonly string[], unknown])[]): unknown {
  const body: Record<string, unknown> = {
    token: 't',
    variables: {},
    payload: {
      bot: { _id: 'b', id_project: 'p', attributes: { globals: [{}] } },
      intent: { intent_display_name: 'hello', actions: [{ _tdActionType: 'reply' }] },
      message: { _id: 'm', sender: 'u', text: 'hi', request: { request_id: 'support-group-p-1' } },
    },
  };
  for (const [path, value] of changes) {
    let place: unknown = body;
    for (const name of path.slice(0, -1)) place = (place as Record<string, unknown> | undefined)?.[name];
    if (typeof place === 'object' && place !== null) Object.assign(place, { [path.at(-1) ?? '']: value });
  }
  return body;
}

describe('A body of any form', () => {
  it('is read, or refused for a field: nothing else is thrown', () => {
    const change = fc.tuple(fc.constantFrom(...PLACES), hostile);
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        try {
          readWebhookRequest(bodyWith(changes));
        } catch (error) {
          if (!isA(error, InvalidWebhookRequestError)) throw error;
        }
      }),
      { numRuns: 5000 },
    );
  });
});
