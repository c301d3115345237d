import assert from 'node:assert/strict';
import { intentId } from '../harness/bot.mjs';
import { replyAction, says, silence, staticReply, webhookReply } from './row.mjs';

const webhookUrl = (change) => ({ bot: ({ hook }) => ({ webhookUrl: change(hook.url) }) });
const intents = (...list) => ({ bot: () => ({ intents: list }) });
const calledFor =
  (name) =>
  (turn, { hook }) =>
    assert.deepEqual(
      hook.requests.map(({ body }) => body.payload.intent.intent_display_name),
      name ? [name] : [],
    );
const variables =
  (expected) =>
  (turn, { hook }) => {
    const [{ body }] = hook.requests;
    for (const [name, value] of Object.entries(expected)) {
      assert.equal(body.variables[name], value);
    }
  };

const WITH_ACTIONS = { name: 'go', actions: [replyAction(says('STATIC'))] };

/** Settings of the bot and of its intents, and the ways in which a user's message means an intent. */
export const BOT_AND_MESSAGES = [
  staticReply('bot without webhook_url', undefined, { ...webhookUrl(() => undefined), check: calledFor() }),
  silence(
    'webhook_url without scheme',
    undefined,
    webhookUrl((url) => url.replace('http://', '')),
  ),
  silence(
    'webhook_url "example"',
    undefined,
    webhookUrl(() => 'example'),
  ),
  webhookReply(
    'webhook_url with spaces around',
    undefined,
    undefined,
    webhookUrl((url) => `  ${url}  `),
  ),
  webhookReply('webhook_url with query and fragment', undefined, undefined, {
    ...webhookUrl((url) => `${url}?key=abc#part`),
    check: (turn, { hook }) => assert.equal(hook.requests[0].url, '/webhook?key=abc'),
  }),
  webhookReply('bot.webhook_enabled false', undefined, undefined, {
    bot: () => ({ bot: { webhook_enabled: false } }),
  }),
  staticReply('intent webhook_enabled false', undefined, {
    ...intents({ name: 'go', webhook: false }),
    check: calledFor(),
  }),
  silence('intent with empty answer', undefined, {
    ...intents({ name: 'go', answer: '' }),
    check: calledFor(),
  }),
  webhookReply('intent with actions', undefined, undefined, intents(WITH_ACTIONS)),
  staticReply('intent with actions, webhook 500', { status: 500, body: {} }, intents(WITH_ACTIONS)),
  webhookReply('params with apostrophe', undefined, undefined, {
    says: `/go{"name":"O'Example","size":"L"}`,
    check: variables({ name: undefined, size: undefined }),
  }),
  webhookReply('params not JSON', undefined, undefined, {
    says: '/go{size:L',
    check: variables({ size: undefined }),
  }),
  webhookReply('intent with space after', undefined, undefined, { says: '/go ', check: calledFor('go') }),
  silence('unknown intent', undefined, { says: '/nosuchintent', check: calledFor('defaultFallback') }),
  webhookReply('action of a button', undefined, undefined, {
    says: 'Track it',
    options: { attributes: { action: `#${intentId('go')}{"order":"A1"}` } },
    check: variables({ order: 'A1' }),
  }),
  silence('private note', undefined, { options: { attributes: { subtype: 'private' } }, check: calledFor() }),
  webhookReply('free text (fallback intent)', undefined, undefined, {
    says: 'where is my parcel?',
    check: calledFor('defaultFallback'),
  }),
];
