import { fixture } from '../support/fixtures.js';
import type { HttpCall } from '../support/http-client.js';
import { ADAPTERS, JSON_TYPE, startService, type RunningService } from '../support/start-service.js';
import { basic } from './bad-requests.table.js';
import { HelloModule } from './hello.module.js';

const OLD = 'old-secret-0123456789';
const NEW = `new/secret +${'x'.repeat(200)}`;

describe.each(ADAPTERS)('known callers on %s', (adapter) => {
  let service: RunningService;

  beforeAll(async () => {
    service = await startService(HelloModule, adapter, {
      WEBHOOK_SECRETS: `${OLD},${NEW}`,
      WEBHOOK_BASIC_AUTH: 'platform:pa ss:word,second:wörd',
    });
  });
  afterAll(() => service?.close());

  const accepted: [string, HttpCall][] = [
    ['the secret in the path', { path: `/webhook/${OLD}` }],
    ['a secret that needs encoding in the path', { path: `/webhook/${encodeURIComponent(NEW)}` }],
    ['the path with a slash at its end', { path: `/webhook/${OLD}/` }],
    ['the secret in the query', { path: `/webhook?secret=${OLD}` }],
    ['the secret among other parameters', { path: `/webhook?a=1&secret=${encodeURIComponent(NEW)}&b=2` }],
    ['the secret in the header', { headers: { ...JSON_TYPE, 'X-Webhook-Secret': NEW } }],
    ['basic credentials', { headers: { ...JSON_TYPE, Authorization: basic('platform:pa ss:word') } }],
    [
      'basic credentials that were not decoded',
      { headers: { ...JSON_TYPE, Authorization: basic('platform:pa%20ss%3Aword') } },
    ],
    ['basic credentials beyond ASCII', { headers: { ...JSON_TYPE, Authorization: basic('second:wörd') } }],
    [
      'a right secret beside wrong credentials',
      { path: `/webhook/${OLD}`, headers: { ...JSON_TYPE, Authorization: basic('a:b') } },
    ],
    [
      'the origin that the platform sends',
      { path: `/webhook/${OLD}`, headers: { ...JSON_TYPE, Origin: 'pre' } },
    ],
    [
      'JSON with a charset',
      { path: `/webhook/${OLD}`, headers: { 'Content-Type': 'application/json;charset=UTF-8' } },
    ],
    [
      'JSON by a longer name',
      { path: `/webhook/${OLD}`, headers: { 'Content-Type': 'application/vnd.api+json' } },
    ],
  ];

  it.each(accepted)('%s is accepted', async (_name, request) => {
    const answer = await service.post(fixture(), request);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('Hello!');
  });

  it('a byte order mark before the JSON is ignored', async () => {
    const answer = await service.call({
      path: `/webhook/${OLD}`,
      headers: JSON_TYPE,
      body: `\ufeff${JSON.stringify(fixture())}`,
    });
    expect(answer.status).toBe(200);
  });

  it('the log says which check failed, and not what was sent', async () => {
    service.log.length = 0;
    await service.post(fixture(), { path: '/webhook/wrong-canary' });
    await service.post(fixture(), {});
    const refusals = service.log.filter((line) => line.startsWith('Rejected'));
    expect(refusals).toEqual([
      'Rejected a caller at 127.0.0.1: wrong secret Callers',
      'Rejected a caller at 127.0.0.1: no credentials Callers',
    ]);
  });
});
