import { writeFileSync } from 'node:fs';
import { FulfillmentConfig, ProjectRegistry } from '../../src/index.js';
import { fixture, type WireBody } from '../support/fixtures.js';
import type { HttpCall } from '../support/http-client.js';
import { ADAPTERS, JSON_TYPE, startService, type RunningService } from '../support/start-service.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { HelloModule } from '../webhook/hello.module.js';
import { BOT_SECRET, claims, PROJECT, requestWith, ROOT_BOT, sign } from './tokens.js';

const OTHER_PROJECT = '64f0a1b2c3d4e5f60718293b';
const OURS = 'the-secret-of-our-project-0123456789';
const NEXT = 'the-next-secret-of-our-project-01234';
const THEIRS = 'the-secret-of-their-project-01234567';

/** The recorded request, for another project in every place that names one. */
function ofOtherProject(body: WireBody = fixture()): WireBody {
  return JSON.parse(JSON.stringify(body).replaceAll(PROJECT, OTHER_PROJECT)) as WireBody;
}

describe.each(ADAPTERS)('the secrets of projects on %s', (adapter) => {
  const folder = new TemporaryFolder();
  let service: RunningService;

  beforeEach(async () => {
    write({ ours: { id: PROJECT, webhookSecrets: [OURS, { env: 'NEXT_SECRET' }] }, theirs: theirs() });
    service = await start();
  });
  afterEach(() => service?.close());
  afterAll(() => folder.remove());

  function theirs(): object {
    return { id: OTHER_PROJECT, webhookSecrets: [THEIRS], bots: [{ id: ROOT_BOT, secret: BOT_SECRET }] };
  }

  function write(projects: Record<string, object>, more: object = {}): void {
    writeFileSync(folder.join('projects.json'), JSON.stringify({ projects, ...more }));
  }

  function start(env: Record<string, string> = {}): Promise<RunningService> {
    const file = { FULFILLMENT_CONFIG_FILE: folder.join('projects.json'), NEXT_SECRET: NEXT };
    return startService(HelloModule, adapter, { ...file, ...env });
  }

  const withSecret = (secret: string): HttpCall => ({ path: `/webhook/${secret}` });
  const status = async (body: WireBody, call: HttpCall = {}): Promise<number> =>
    (await service.post(body, call)).status;

  it.each<[string, HttpCall]>([
    ['in the path', { path: `/webhook/${OURS}` }],
    ['in the query', { path: `/webhook?secret=${OURS}` }],
    ['the next one, in the path', { path: `/webhook/${NEXT}` }],
  ])('open their own project: %s', async (_, call) => {
    expect(await status(fixture(), call)).toBe(200);
  });

  it('open no other project, and no body that names two', async () => {
    expect(await status(ofOtherProject(), withSecret(THEIRS))).toBe(200);
    expect(await status(ofOtherProject(), withSecret(OURS))).toBe(401);
    expect(await status(fixture(), withSecret(THEIRS))).toBe(401);
    expect(await status(fixture())).toBe(401);

    const mixed = fixture();
    mixed.payload.message.id_project = OTHER_PROJECT;
    expect(await status(mixed, withSecret(THEIRS))).toBe(401);
    expect(await status(mixed, withSecret(OURS))).toBe(401);
    expect(service.log.join('\n')).toContain('wrong project secret');
  });

  it('are looked for before the body is read: the body of an unauthenticated caller is not parsed', async () => {
    const call = { headers: JSON_TYPE, body: '{' };
    write({ ours: { id: PROJECT, webhookSecrets: [OURS] } });
    service.app.get(ProjectRegistry).reload();
    const stranger = await service.call({ ...call, path: '/webhook/a-secret-of-no-project-0123456789' });
    const known = await service.call({ ...call, path: `/webhook/${OURS}` });
    // The file of before had the secret of a bot, and a body could have its token.
    expect([known.status, service.app.get(ProjectRegistry).proofs.botSecrets]).toEqual([400, true]);
    expect(stranger.status).toBe(400);

    await service.close();
    service = await start();
    expect((await service.call({ ...call, path: '/webhook/a-secret-of-no-project-0123456789' })).status).toBe(
      401,
    );
    expect((await service.call({ ...call, path: '/webhook' })).status).toBe(401);
    expect((await service.call({ ...call, path: `/webhook/${OURS}` })).status).toBe(400);
    expect(service.log.join('\n')).toContain('wrong project secret');
  });

  it('open no project that the file does not list', async () => {
    const unlisted = JSON.parse(
      JSON.stringify(fixture()).replaceAll(PROJECT, '64f0a1b2c3d4e5f60718293c'),
    ) as WireBody;
    expect(await status(unlisted, withSecret(OURS))).toBe(401);
  });

  it('are joined by the secret of a bot, whose tokens prove calls of its project only', async () => {
    const token = (projectId: string): string => sign(claims({ id_project: projectId }));
    expect(await status(ofOtherProject(requestWith(token(OTHER_PROJECT))))).toBe(200);
    expect(await status(requestWith(token(PROJECT)))).toBe(401);
    expect(await status(ofOtherProject(requestWith(sign(claims({ id_project: OTHER_PROJECT }), 'x'))))).toBe(
      401,
    );
  });

  it('are replaced when the file is read again', async () => {
    write({ ours: { id: PROJECT, webhookSecrets: ['a-new-secret-0123456789abcdef'] }, theirs: theirs() });
    expect(service.app.get(ProjectRegistry).reload()).toBe(true);

    expect(await status(fixture(), withSecret('a-new-secret-0123456789abcdef'))).toBe(200);
    expect(await status(fixture(), withSecret(OURS))).toBe(401);
  });

  it('leave the webhook closed when the last one is taken away', async () => {
    write({ ours: { id: PROJECT } });
    service.app.get(ProjectRegistry).reload();

    expect(await status(fixture())).toBe(401);
    expect(await status(fixture(), withSecret(OURS))).toBe(401);
  });

  it('close the webhook when they come with a reload', async () => {
    await service.close();
    write({ ours: { id: PROJECT } });
    service = await start();
    expect(await status(fixture())).toBe(200);

    write({ ours: { id: PROJECT, webhookSecrets: [OURS] } });
    service.app.get(ProjectRegistry).reload();
    expect(await status(fixture())).toBe(401);
    expect(await status(fixture(), withSecret(OURS))).toBe(200);
  });

  it('count as verification: in production they are enough', async () => {
    await service.close();
    service = await start({ NODE_ENV: 'production' });
    expect(service.app.get(FulfillmentConfig).verifiesCallers).toBe(true);

    await service.close();
    write({ ours: { id: PROJECT } });
    await expect(start({ NODE_ENV: 'production' })).rejects.toThrow(/WEBHOOK_SECRETS is not set/);
    write({ theirs: theirs() });
    await expect(start({ WEBHOOK_VERIFICATION: 'none' })).rejects.toThrow(/would not be checked/);
  });

  it('are shown nowhere', async () => {
    await status(fixture(), withSecret(THEIRS));
    write({ ours: { id: PROJECT, webhookSecrets: [OURS, ''] } });
    service.app.get(ProjectRegistry).reload();

    expect(service.log.join('\n')).toContain('projects.ours.webhookSecrets');
    for (const secret of [OURS, NEXT, THEIRS]) expect(service.log.join('\n')).not.toContain(secret);
  });
});
