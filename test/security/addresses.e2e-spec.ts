import { fixture } from '../support/fixtures.js';
import { ADAPTERS, JSON_TYPE, startService, type RunningService } from '../support/start-service.js';
import { HelloModule } from '../webhook/hello.module.js';

const ALLOWED = '203.0.113.9';

describe.each(ADAPTERS)('allowed addresses on %s', (adapter) => {
  let service: RunningService | undefined;

  const statusFrom = async (
    env: Record<string, string>,
    headers: Record<string, string>,
  ): Promise<number> => {
    service = await startService(HelloModule, adapter, env);
    return (await service.post(fixture(), { headers: { ...JSON_TYPE, ...headers } })).status;
  };

  afterEach(() => service?.close());

  it.each([
    ['the connection itself', { WEBHOOK_ALLOWED_ADDRESSES: 'loopback' }, {}, 200],
    ['another address', { WEBHOOK_ALLOWED_ADDRESSES: '203.0.113.0/24' }, {}, 401],
    [
      'a header that nobody vouches for',
      { WEBHOOK_ALLOWED_ADDRESSES: '203.0.113.0/24' },
      { 'X-Forwarded-For': ALLOWED },
      401,
    ],
    [
      'the word of a trusted proxy',
      { WEBHOOK_ALLOWED_ADDRESSES: '203.0.113.0/24', TRUST_PROXY: 'loopback' },
      { 'X-Forwarded-For': ALLOWED },
      200,
    ],
    [
      'an allowed address that the caller wrote before his own',
      { WEBHOOK_ALLOWED_ADDRESSES: '203.0.113.0/24', TRUST_PROXY: 'loopback' },
      { 'X-Forwarded-For': `${ALLOWED}, 198.51.100.7` },
      401,
    ],
    [
      'other headers that some proxies use',
      { WEBHOOK_ALLOWED_ADDRESSES: '203.0.113.0/24', TRUST_PROXY: 'loopback' },
      { 'X-Real-IP': ALLOWED, Forwarded: `for=${ALLOWED}` },
      401,
    ],
    [
      'the right secret from elsewhere',
      { WEBHOOK_ALLOWED_ADDRESSES: '203.0.113.0/24', WEBHOOK_SECRETS: 'secret-0123456789' },
      { 'X-Webhook-Secret': 'secret-0123456789' },
      401,
    ],
    [
      'an allowed address without the secret',
      { WEBHOOK_ALLOWED_ADDRESSES: 'loopback', WEBHOOK_SECRETS: 'secret-0123456789' },
      {},
      401,
    ],
  ])('%s', async (_name, env, headers, status) => {
    expect(await statusFrom(env, headers)).toBe(status);
  });

  it.each([
    ['what it says of a verified client', 'SUCCESS', 'loopback', 200],
    ['what it says of another', 'FAILED:expired', 'loopback', 401],
    ['what a stranger says', 'SUCCESS', '192.0.2.1', 401],
  ])('the header of a proxy: %s', async (_name, value, trusted, status) => {
    const env = { CLIENT_CERT_HEADER: 'X-Client-Verify=SUCCESS', TRUST_PROXY: trusted };
    expect(await statusFrom(env, { 'X-Client-Verify': value })).toBe(status);
  });
});
