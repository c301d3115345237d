import { Module } from '@nestjs/common';
import { ShopModule } from '../../../examples/shop/shop.module.js';
import { runRules, type ConformOptions, type ConformReport } from '../../../src/cli/conform/index.js';
import { FulfillmentModule } from '../../../src/index.js';
import { ADAPTERS, startService } from '../../support/start-service.js';
import { WRONG_ANSWERS } from './wrong-answers.table.js';
import { HELLO, json, littleService, listen, type LittleService, type WireCall } from './wrong-services.js';

const SECRET = 'a-secret-of-the-address';

@Module({ imports: [FulfillmentModule.forRoot(), ShopModule] })
class Shop {}

const conform = (url: string, options: Partial<ConformOptions> = {}): Promise<ConformReport> =>
  runRules({
    url: new URL(url),
    intents: ['hello'],
    timeoutMs: 20_000,
    concurrency: 20,
    headers: {},
    bot: {},
    ...options,
  });

const broken = ({ results }: ConformReport): string[] =>
  results.flatMap(({ id, status }) => (status === 'broken' ? [id] : []));

describe.each(ADAPTERS)('conform, on a service of this framework on %s', (adapter) => {
  it('finds every rule kept', async () => {
    const service = await startService(Shop, adapter, { WEBHOOK_SECRETS: SECRET });
    try {
      const report = await conform(`${service.url}/webhook/${SECRET}`, {
        intents: ['hello', 'order.status', 'conform.nobody'],
        secret: SECRET,
      });

      expect(report.results.filter(({ status }) => status === 'broken')).toEqual([]);
      expect(report.conforms).toBe(true);
      const skipped = report.results.flatMap(({ id, status }) => (status === 'skipped' ? [id] : []));
      expect(skipped).toEqual(['trusted-certificate', 'https']);
      expect(report.url).not.toContain(SECRET);
    } finally {
      await service.close();
    }
  });
});

describe('conform, on a small service that is right', () => {
  it('finds every rule kept', async () => {
    expect(await brokenRulesOf(({ response }) => json(response, HELLO))).toEqual([]);
  });
});

describe('conform names the rule that a wrong service breaks', () => {
  it.each(WRONG_ANSWERS)('%s', async (_service, rules, answer) => {
    expect((await brokenRulesOf(answer)).toSorted()).toEqual([...rules].toSorted());
  });

  it('hangs', async () => {
    expect(await brokenRulesOf(() => undefined, { timeoutMs: 300 })).toContain('in-time');
  });

  it('ends at a body that is not JSON', async () => {
    let alive = true;
    const service = await listen(({ request, response, text }) => {
      try {
        if (alive) JSON.parse(text === '' ? '{}' : text);
      } catch {
        alive = false;
      }
      if (!alive) request.socket.destroy();
      else json(response, HELLO, request.method === 'POST' ? 200 : 405);
    });

    expect(await brokenRulesAt(service)).toEqual(
      expect.arrayContaining(['no-dropped-connection', 'malformed-json', 'broken-off-call']),
    );
  });

  it('runs its handler for a GET, and answers nonsense with a reply', async () => {
    const service = await listen(({ response }) => json(response, HELLO));

    expect(await brokenRulesAt(service)).toEqual(['malformed-json', 'post-only']);
  });

  it.each([
    ['path', (url: string) => `${url}/${SECRET}`, { secret: SECRET }],
    ['query', (url: string) => `${url}?key=${SECRET}`, { secret: SECRET }],
    ['credentials', (url: string) => url.replace('://', `://bot:${SECRET}@`), {}],
  ])('looks not at the secret in the %s', async (_place, address, options) => {
    const service = await littleService(({ response }) => json(response, HELLO));

    expect(await brokenRulesAt({ ...service, url: address(service.url) }, options)).toEqual(['wrong-secret']);
  });

  it('is not there', async () => {
    const service = await littleService(() => undefined);
    await service.close();
    const report = await conform(service.url);

    expect(broken(report)).toEqual(['reachable']);
    expect(report.results.find(({ id }) => id === 'body-1-mb')).toMatchObject({ status: 'skipped' });
  });
});

async function brokenRulesOf(
  answer: (call: WireCall) => void,
  options: Partial<ConformOptions> = {},
): Promise<string[]> {
  return brokenRulesAt(await littleService(answer), options);
}

async function brokenRulesAt(
  service: LittleService,
  options: Partial<ConformOptions> = {},
): Promise<string[]> {
  try {
    return broken(await conform(service.url, options));
  } finally {
    await service.close();
  }
}
