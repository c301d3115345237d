import { Buffer } from 'node:buffer';
import { createHash, createHmac, randomUUID } from 'node:crypto';

/**
 * The documents behind one conversation: a project, a published bot and its intents, as the
 * platform's database holds them. A published bot is a frozen copy ('fork') of the bot ('root') that the
 * designer edits.
 */
export const PROJECT_ID = '64f0a1b2c3d4e5f60718293a';
export const ROOT_BOT_ID = '64f0b1b2c3d4e5f607182930';
export const BOT_ID = '65aa11bb22cc33dd44ee55ff';
const OWNER_ID = '64f0a0a0a0a0a0a0a0a0a0a0';
const CREATED = '2025-01-10T09:00:00.000Z';

/** Key of the tokens: the root bot's secret. @see protocol.md 5.1 */
export const BOT_SECRET = '0c3f5b9e-5d0c-4a39-9a53-6a3a6f2b7c11';

/** The blocks that a bot has when a test names none. */
const DEFAULT_INTENTS = ['go', 'defaultFallback'];

/**
 * @typedef {object} IntentOptions
 * @property {string} name the intent's display name
 * @property {string} [answer] the reply designed for the intent. Default `STATIC`
 * @property {object[]} [actions] the designed actions, for an intent that replies with actions
 * @property {boolean} [webhook] whether the intent calls the webhook. Default true
 * @property {string} [question] the user's text that means this intent
 * @property {object} [fields] anything else of the intent document, for example `form`, `attributes`
 */

/**
 * @param {object} options
 * @param {string} [options.webhookUrl]
 * @param {(string | IntentOptions)[]} [options.intents]
 * @param {object} [options.bot] fields that replace those of the bot document
 * @returns {{ bot: object, intents: Record<string, object>, intents_by_intent_id: Record<string, object> }}
 */
export function publishedBot({ webhookUrl, intents = DEFAULT_INTENTS, bot = {} }) {
  const documents = intents.map((intent) =>
    intentDocument(typeof intent === 'string' ? { name: intent } : intent),
  );
  return {
    bot: botDocument(webhookUrl, bot),
    intents: Object.fromEntries(documents.map((intent) => [intent.intent_display_name, intent])),
    intents_by_intent_id: Object.fromEntries(documents.map((intent) => [intent.intent_id, intent])),
  };
}

/** The id of the intent with this name: what the `#…` of a button's action carries. */
export function intentId(name) {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** @returns {string} a token as the platform makes one for every message of a user. @see protocol.md 5.1 */
export function botToken(webhookUrl) {
  const claims = botDocument(webhookUrl, {});
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const unsigned = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({
    ...claims,
    _id: ROOT_BOT_ID,
    root_id: undefined,
    secret: undefined,
    description: undefined,
    attributes: undefined,
    trashed: false,
    iat: Math.floor(Date.now() / 1000),
    aud: `https://tiledesk.com/bots/${ROOT_BOT_ID}`,
    iss: 'https://tiledesk.com',
    sub: 'bot',
    jti: randomUUID(),
  })}`;
  return `${unsigned}.${createHmac('sha256', BOT_SECRET).update(unsigned).digest('base64url')}`;
}

function botDocument(webhookUrl, fields) {
  return {
    _id: BOT_ID,
    root_id: ROOT_BOT_ID,
    name: 'Order helper',
    description: 'Answers through the intents webhook',
    type: 'tilebot',
    subtype: 'chatbot',
    language: 'en',
    intentsEngine: 'none',
    public: false,
    certified: false,
    trained: true,
    trashed: true,
    agents_available: false,
    webhook_enabled: true,
    webhook_url: webhookUrl,
    url: `http://127.0.0.1/modules/tilebot/ext/${BOT_ID}`,
    secret: BOT_SECRET,
    id_project: PROJECT_ID,
    createdBy: OWNER_ID,
    attributes: { globals: [{ key: 'shop_name', value: 'Bottega Uno' }] },
    createdAt: CREATED,
    updatedAt: CREATED,
    ...fields,
  };
}

/** @param {IntentOptions} intent */
function intentDocument({ name, answer = 'STATIC', actions, webhook = true, question, fields = {} }) {
  return {
    _id: createHash('sha256').update(name).digest('hex').slice(0, 24),
    intent_id: intentId(name),
    intent_display_name: name,
    question: question ?? `\\${name}`,
    answer,
    ...(actions && { actions }),
    webhook_enabled: webhook,
    enabled: true,
    topic: 'default',
    status: 'live',
    language: 'en',
    id_faq_kb: BOT_ID,
    id_project: PROJECT_ID,
    createdBy: OWNER_ID,
    attributes: { position: { x: 400, y: 260 }, color: '156,163,205', readonly: false },
    createdAt: CREATED,
    updatedAt: CREATED,
    ...fields,
  };
}
