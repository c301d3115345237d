import type { DeadLetter } from '../../src/outbox/index.js';
import { run } from '../../src/cli/run.js';
import { OutboxApp, CONVERSATION } from '../outbox/support/outbox-app.js';
import { PostgresServer } from '../outbox/support/postgres-server.js';
import { REQUEST_ID, RecordingPlatform } from '../platform/index.js';
import { builtDist } from '../support/built-dist.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { until } from '../support/until.js';
import { CapturedTerminal } from './support/captured-terminal.js';
import { execute } from './support/execute.js';
import { withServer } from '../support/with-server.js';

const KEY = '0f'.repeat(32);

withServer('PostgreSQL').describe('outbox', () => {
  let server: PostgresServer;
  let platform: RecordingPlatform;
  let service: OutboxApp;
  let env: Record<string, string>;

  beforeAll(async () => {
    server = await PostgresServer.start();
    env = { OUTBOX: 'postgres', DATABASE_URL: server.url, OUTBOX_KEY: KEY, WEBHOOK_SECRETS: 's'.repeat(32) };
  });
  beforeEach(async () => {
    platform = await RecordingPlatform.start();
    const options = { engine: 'postgres', databaseUrl: server.url, keys: [KEY], retries: 0 } as const;
    service = await OutboxApp.start({ apiUrl: platform.apiUrl }, options);
    for (const { id } of await service.outbox.deadLetters.list()) await service.outbox.deadLetters.drop(id);
  });
  afterEach(async () => {
    await service?.stop();
    await platform?.stop();
  });
  afterAll(() => server?.stop());

  async function outbox<T>(
    ...args: string[]
  ): Promise<{ code: number; json: T; text: string; stderr: string }> {
    const [json, text] = [new CapturedTerminal({ env }), new CapturedTerminal({ env })];
    const code = await run(['outbox', ...args, '--json'], json);
    if (['list', 'stats'].includes(args[0])) await run(['outbox', ...args], text);
    return { code, json: json.json() as T, text: text.stdout.text, stderr: json.stderr.text };
  }

  /** Two conversations; the first has two dead letters, of which one has another reason. */
  async function deaths(): Promise<DeadLetter[]> {
    const other = { ...CONVERSATION, requestId: `${REQUEST_ID}-other` };
    platform.fail(
      { kind: 'status', status: 403, body: { success: false, msg: 'Unauthorized.' } },
      { times: 1 },
    );
    await service.outbox.sendLater(CONVERSATION, 'first');
    await until(async () => (await service.outbox.stats()).dead === 1);
    platform.fail({ kind: 'status', status: 500, body: {} }, { times: 2 });
    await service.outbox.sendLater(CONVERSATION, 'second');
    await until(async () => (await service.outbox.stats()).dead === 2);
    await service.outbox.sendLater(other, 'third');
    await until(async () => (await service.outbox.stats()).dead === 3);
    return service.outbox.deadLetters.list();
  }

  it('lists dead letters by conversation and reason, while the service runs', async () => {
    const [first] = await deaths();
    const all = await outbox<{ count: number }>('list');
    const some = await outbox<{ deadLetters: DeadLetter[] }>('list', '--reason', first.reason.code);
    const one = await outbox<{ count: number }>('list', '--conversation', REQUEST_ID);

    expect(all.json.count).toBe(3);
    expect(all.text).toContain(`${REQUEST_ID}\n  ${first.id}`);
    expect(all.text.split('\n').filter((line) => line.startsWith(REQUEST_ID))).toHaveLength(2);
    expect(some.json.deadLetters.map(({ id }) => id)).toEqual([first.id]);
    expect(one.json.count).toBe(2);
    expect((await outbox('stats')).json).toMatchObject({ depth: 0, dead: 3 });
  });

  it('gives dead letters back to the service, which delivers them', async () => {
    const letters = await deaths();
    const { code, json } = await outbox<object>('retry', '--conversation', REQUEST_ID);

    expect({ code, json }).toEqual({
      code: 0,
      json: { retried: [letters[0].id, letters[1].id], unknown: [] },
    });
    await until(() => platform.world.texts(REQUEST_ID).length === 2);
    expect(platform.world.texts(REQUEST_ID)).toEqual(['first', 'second']);
  });

  it('drops only what was meant and confirmed', async () => {
    const [first, ...others] = await deaths();
    expect(await outbox('drop', first.id)).toMatchObject({ code: 2 });
    expect(await outbox('drop', '--yes')).toMatchObject({ code: 2 });
    expect(await outbox('drop', first.id, '--all', '--yes')).toMatchObject({ code: 2 });
    expect((await service.outbox.stats()).dead).toBe(3);

    const dropped = await outbox<object>('drop', first.id, 'no-such-id', '--yes');
    expect(dropped).toMatchObject({ code: 1, json: { dropped: [first.id], unknown: ['no-such-id'] } });
    expect((await service.outbox.deadLetters.list()).map(({ id }) => id)).toEqual(others.map(({ id }) => id));

    expect((await outbox('drop', '--all', '--yes')).code).toBe(0);
    expect((await outbox('list')).text).toBe('No dead letters.\n');
  });

  it('says that a database is unavailable, and why, without its password', async () => {
    await builtDist();
    const DATABASE_URL = 'postgres://fulfillment:canary-password@127.0.0.1:1/postgres';
    const { code, stdout, stderr } = await execute(['outbox', 'stats', '--json'], {
      env: { ...env, DATABASE_URL },
    });

    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'OUTBOX_UNAVAILABLE' } });
    expect(stderr).toContain('ECONNREFUSED');
    expect(stderr).not.toContain('canary');
  });
});

describe('outbox of one process alone', () => {
  const folder = new TemporaryFolder();
  afterAll(() => folder.remove());

  const runHere = async (env: NodeJS.ProcessEnv, ...args: string[]) => {
    const terminal = new CapturedTerminal({ env: { WEBHOOK_SECRETS: 's'.repeat(32), ...env } });
    return { code: await run(['outbox', ...args, '--json'], terminal), json: terminal.json() };
  };

  it('cannot look into the memory of the service', async () => {
    expect(await runHere({}, 'list')).toMatchObject({
      code: 2,
      json: { error: { code: 'OUTBOX_IN_MEMORY' } },
    });
  });

  it('is refused by the lock of a running service, and works when that is gone', async () => {
    const env = { OUTBOX: 'embedded', OUTBOX_DIR: folder.join('outbox'), OUTBOX_KEY: KEY };
    const platform = await RecordingPlatform.start();
    const service = await OutboxApp.start(
      { apiUrl: platform.apiUrl },
      { engine: 'embedded', directory: env.OUTBOX_DIR, keys: [KEY] },
    );
    const locked = await runHere(env, 'stats');
    await service.stop();
    await platform.stop();

    expect(locked).toMatchObject({ code: 1, json: { error: { code: 'OUTBOX_LOCKED' } } });
    expect(await runHere(env, 'stats')).toMatchObject({ code: 0, json: { depth: 0, dead: 0 } });
  });
});
