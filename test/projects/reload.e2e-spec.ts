import { writeFileSync } from 'node:fs';
import { Module } from '@nestjs/common';
import { ProjectRegistry } from '../../src/config/index.js';
import { FulfillmentModule, MessagingService, Pingstreams, type Conversation } from '../../src/index.js';
import { startService, type RunningService } from '../support/start-service.js';
import { cpuMs } from '../support/cpu-ms.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { Brand, EU_PROJECT, US_PROJECT } from './brand.js';

@Module({ imports: [FulfillmentModule.forRoot({ ignoreEnvFile: true })] })
class ReloadModule {}

describe('The projects file, read again', () => {
  let folder: TemporaryFolder;
  let eu: Brand;
  let moved: Brand;
  let us: Brand;
  let service: RunningService;

  beforeAll(async () => {
    folder = new TemporaryFolder();
    [eu, moved, us] = await Promise.all([EU_PROJECT, EU_PROJECT, US_PROJECT].map((id) => Brand.start(id)));
  });
  beforeEach(async () => {
    [eu, moved, us].forEach((brand) => brand.reset());
    write({ 'shop-eu': at(eu), 'shop-us': at(us) });
    service = await startService(ReloadModule, 'express', {
      FULFILLMENT_CONFIG_FILE: folder.join('projects.json'),
    });
  });
  afterEach(() => service?.close());
  afterAll(async () => {
    await Promise.all([eu, moved, us].map((brand) => brand?.stop()));
    folder.remove();
  });

  function at(brand: Brand, more: object = {}): object {
    return { id: brand.projectId, platform: 'custom', apiUrl: brand.apiUrl, ...more };
  }

  function write(projects: Record<string, object>, more: object = {}): void {
    writeFileSync(folder.join('projects.json'), JSON.stringify({ projects, ...more }));
  }

  function reload(): boolean {
    return service.app.get(ProjectRegistry).reload();
  }

  function conversation(brand: Brand): Conversation {
    return service.app.get(MessagingService).conversation(brand.ref);
  }

  it('holds for conversations that begin later; those that have begun end where they began', async () => {
    const begun = conversation(eu);
    write({ 'shop-eu': at(moved), 'shop-us': at(us) });

    expect(reload()).toBe(true);
    await begun.send('Before');
    await conversation(moved).send('After');

    expect(eu.texts).toEqual(['Before']);
    expect(moved.texts).toEqual(['After']);
    expect(service.log.at(-1)).toContain('The projects file was reloaded: changed: shop-eu.');
  });

  it('lets what has begun end, also where the project is not served any more', async () => {
    const begun = conversation(eu);
    write({ 'shop-us': at(us) }, { onlyListedProjects: true });
    reload();

    await begun.send('The last words');

    expect(eu.texts).toEqual(['The last words']);
    expect(() => conversation(eu)).toThrow(/not one of those/);
  });

  it('says what was added and removed, by name, and nothing of the values', () => {
    write(
      { 'shop-us': at(us, { credentials: { token: 'canary' } }), 'shop-it': { id: 'x' } },
      { onlyListedProjects: true },
    );
    reload();
    expect(service.log.at(-1)).toContain(
      'added: shop-it; changed: shop-us; removed: shop-eu; onlyListedProjects: true.',
    );
    reload();
    expect(service.log.at(-1)).toContain('nothing changed');
    expect(service.log.join('\n')).not.toContain('canary');
  });

  it('is not taken over with a problem in it: all of them are logged, and what was stays', async () => {
    write({ 'shop-eu': at(eu, { limits: { retries: -1 } }), 'shop-us': { platform: 'tiledsk' } });

    expect(reload()).toBe(false);

    for (const part of [
      '3 problems',
      'shop-eu.limits.retries',
      'shop-us.id is missing',
      'shop-us.platform must be',
    ])
      expect(service.log.at(-1)).toContain(part);
    await conversation(us).send('Still here');
    expect(us.texts).toEqual(['Still here']);
  });

  it('is not taken over when it has gone', async () => {
    writeFileSync(folder.join('projects.json'), '');
    expect(reload()).toBe(false);
    await conversation(eu).send('Still here');
    expect(eu.texts).toEqual(['Still here']);
  });

  it('leaves connections, breakers and pauses of what did not change as they are', async () => {
    us.platform.fail({ kind: 'status', status: 429, headers: { 'retry-after': '60' } }, { times: 1 });
    await conversation(eu).get();
    await expect(conversation(us).get()).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    const before = service.app.get(MessagingService).status();

    write({ 'shop-eu': at(eu, { language: 'it' }), 'shop-us': at(us) });
    reload();
    await conversation(eu).get();

    expect(eu.platform.connections).toBe(1);
    expect(service.app.get(MessagingService).status()).toEqual(before);
    expect(before).toMatchObject({ pausedProjects: [us.projectId] });
    await expect(conversation(us).get()).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('changes the limits and the account of a project', async () => {
    const pingstreams = service.app.get(Pingstreams);
    write({
      'shop-eu': at(eu, { credentials: { token: eu.userToken }, limits: { timeoutMs: 2_000, retries: 0 } }),
    });
    reload();

    await pingstreams.project(eu.projectId).conversations();
    eu.platform.calls.length = 0;
    eu.platform.fail({ kind: 'hang' });

    // One attempt has 60 % of the call.
    await expect(conversation(eu).get()).rejects.toMatchObject({
      code: 'PLATFORM_TIMEOUT',
      timeoutMs: 1_200,
    });
    expect(eu.platform.calls).toHaveLength(1);
  });

  it('listens for SIGHUP from the start of the application to its end', async () => {
    expect(process.listenerCount('SIGHUP')).toBe(1);
    write({ 'shop-us': at(us) });
    process.emit('SIGHUP', 'SIGHUP');
    expect(service.log.at(-1)).toContain('removed: shop-eu.');
    await service.close();
    expect(process.listenerCount('SIGHUP')).toBe(0);
  });

  it.each([10, 5_000])('costs a handle less than a microsecond, with %d projects', (count) => {
    const others = Array.from({ length: count }, (_, index) => [`p${index}`, { id: `id-${index}` }] as const);
    write({ ...Object.fromEntries(others), 'shop-eu': at(eu) });
    reload();
    const registry = service.app.get(ProjectRegistry);
    const rounds = Array.from({ length: 5 }, () =>
      nanosecondsOf(() => registry.forProject(EU_PROJECT, 'a-bot')),
    );
    expect(Math.min(...rounds)).toBeLessThan(1_000);
  });
});

function nanosecondsOf(task: () => unknown): number {
  const times = 50_000;
  const took = cpuMs(() => {
    for (let index = 0; index < times; index += 1) task();
  });
  return (took * 1e6) / times;
}
