import { createTestBot, signRequest, webhookRequest, type TestBot } from '../../src/testing/index.js';
import { ADAPTERS } from '../support/start-service.js';
import { KitModule } from './kit.intents.js';

const SECRET = '6f1d3c0b5a8e4297b3d1f0a9c8e7d6b5';
const ROOT_BOT = '660496ff1ddf08e8731cd4df';
const SIGNING = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;

describe.each(ADAPTERS)('Callers of a service under test on %s', (adapter) => {
  let bot: TestBot;
  const start = async (env: Record<string, string>): Promise<void> => {
    bot = await createTestBot({ imports: [KitModule], adapter, env });
  };
  afterEach(() => bot?.close());

  it.each<[string, Record<string, string>]>([
    ['a secret', { WEBHOOK_SECRETS: SECRET }],
    ['Basic credentials', { WEBHOOK_BASIC_AUTH: `gateway:${SECRET}` }],
    ['a signature', { WEBHOOK_SIGNING_SECRETS: SIGNING }],
    ['the token of the bot', { BOT_SECRETS: `${ROOT_BOT}=${SECRET}` }],
    ['a question to the platform', { WEBHOOK_PLATFORM_CHECK: 'true' }],
    ['several of them', { WEBHOOK_SECRETS: SECRET, BOT_SECRETS: SECRET, WEBHOOK_PROOFS: 'all' }],
  ])('prove themselves by %s, without a word of the test', async (_name, env) => {
    await start(env);
    expect(await bot.intent('real time')).toMatchObject({ texts: ['Done.'] });
  });

  it.each([
    { secret: SECRET },
    { secret: SECRET, in: 'path' as const },
    { secret: SECRET, in: 'query' as const },
    { basic: `gateway:${SECRET}` },
    { signingSecret: SIGNING },
  ])('sign their own request: %j', async (proof) => {
    await start({
      WEBHOOK_SECRETS: SECRET,
      WEBHOOK_BASIC_AUTH: `gateway:${SECRET}`,
      WEBHOOK_SIGNING_SECRETS: SIGNING,
    });
    const request = webhookRequest({ intent: 'real time' });
    expect(await bot.post(request, { proofs: [proof] })).toMatchObject({
      status: 200,
      json: { text: 'Done.' },
    });
    expect(await bot.post(request, { proofs: [] })).toMatchObject({ status: 401 });
  });

  it('are refused with a signature that is too old', async () => {
    await start({ WEBHOOK_SIGNING_SECRETS: SIGNING });
    const at = new Date(Date.now() - 600_000);
    expect(await bot.post(webhookRequest(), { proofs: [{ signingSecret: SIGNING, at }] })).toMatchObject({
      status: 401,
    });
    expect(signRequest({ signingSecret: SIGNING, id: 'm', at: new Date(0) }, '{}').headers).toMatchObject({
      'webhook-id': 'm',
      'webhook-timestamp': '0',
    });
  });

  it('may send anything', async () => {
    await start({});
    expect(await bot.post('{"broken"')).toMatchObject({
      status: 400,
      json: { error: { code: 'MALFORMED_JSON' } },
    });
    expect(await bot.post('', { method: 'GET' })).toMatchObject({ status: 405 });
    expect(await bot.post({}, { headers: { 'Content-Type': 'text/plain' } })).toMatchObject({ status: 415 });
    expect(await bot.post('x'.repeat(30_000_000))).toMatchObject({ status: 413 });
  });
});
