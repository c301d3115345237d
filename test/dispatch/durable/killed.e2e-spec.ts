import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { listening } from '../../boot/start-process.js';
import { PostgresServer } from '../../delivery/support/postgres-server.js';
import { until } from '../../delivery/support/until.js';
import { TestPlatform } from '../../platform/index.js';
import { builtDist } from '../../support/built-dist.js';
import { fixture, requestFor } from '../../support/fixtures.js';
import { call } from '../../support/http-client.js';
import { RunningProcess } from '../../support/running-process.js';
import { JSON_TYPE } from '../../support/start-service.js';
import { TemporaryFolder } from '../../support/temporary-folder.js';

const APP = join(import.meta.dirname, 'apps', 'orders.mjs');
const PROJECT = fixture().payload.message.id_project as string;
const CONVERSATIONS = 8;
const TURNS_EACH = 5;
const KILLS = 3;

jest.setTimeout(180_000);

/** The turns of some conversations are accepted; then the process is killed in the middle of them, and started again. */
describe.each(['embedded', 'postgres'] as const)('Durable turns in an outbox that is %s', (engine) => {
  const folder = new TemporaryFolder();
  const key = randomBytes(32).toString('hex');
  const requestIds = Array.from(
    { length: CONVERSATIONS },
    (_, index) => `support-group-${PROJECT}-${index.toString(16).padStart(32, '0')}`,
  );
  let platform: TestPlatform;
  let database: PostgresServer | undefined;
  let service: RunningProcess | undefined;

  beforeAll(async () => {
    await builtDist();
    platform = await TestPlatform.start();
    if (engine === 'postgres') database = await PostgresServer.start();
    const token = fixture().token.replace('JWT ', '');
    platform.world.projects.add(PROJECT);
    platform.world.principals.set(`jwt ${token}`, { kind: 'bot', id: 'bot', name: 'Shop' });
    for (const requestId of requestIds) platform.world.addConversation(requestId);
  });

  afterAll(async () => {
    await service?.kill();
    await database?.stop();
    await platform?.stop();
    folder.remove();
  });

  async function start(): Promise<string> {
    const where: Record<string, string> =
      database === undefined ? { OUTBOX_DIR: folder.join('outbox') } : { DATABASE_URL: database.url };
    service = new RunningProcess('node', [APP], {
      cwd: folder.path,
      timeoutMs: 170_000,
      env: {
        PORT: '0',
        PLATFORM: 'custom',
        PLATFORM_API_URL: platform.apiUrl,
        LOOP_LIMIT: '0',
        OUTBOX: engine,
        OUTBOX_KEY: key,
        ...where,
      },
    });
    return listening(service);
  }

  it('are all run, in order, and none is said twice, whenever the process is killed', async () => {
    platform.fail({ kind: 'delay', milliseconds: 15 });
    const url = await start();
    for (let n = 0; n < TURNS_EACH; n += 1) {
      await Promise.all(
        requestIds.map(async (requestId) => {
          const body = requestFor('order', { n, conversation_id: requestId });
          body.payload.message.request.request_id = requestId;
          const answer = await call(url, {
            path: '/webhook',
            headers: JSON_TYPE,
            body: JSON.stringify(body),
          });
          expect([answer.status, answer.text]).toEqual([200, '{}']);
        }),
      );
    }
    const all = CONVERSATIONS * TURNS_EACH * 2;
    for (let kill = 1; kill <= KILLS; kill += 1) {
      await until(() => platform.world.messages.length >= (kill * all) / (KILLS + 1));
      await service?.kill();
      await start();
    }
    await until(() => platform.world.messages.length >= all);

    const expected = Array.from({ length: TURNS_EACH }, (_, n) => [`${n}a`, `${n}b`]).flat();
    for (const requestId of requestIds) expect(platform.world.texts(requestId)).toEqual(expected);
  });
});
