import { randomBytes } from 'node:crypto';
import type { DeliveryOptions } from '../../src/delivery/index.js';
import { BOT_ID, BOT_TOKEN, PROJECT_ID, TestPlatform } from '../platform/index.js';
import { builtDist } from '../support/built-dist.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { OutboxProcess } from './support/outbox-process.js';
import { PostgresServer } from './support/postgres-server.js';
import { until } from './support/until.js';

const CONVERSATIONS = 20;
const JOBS_EACH = 20;
const JOBS = CONVERSATIONS * JOBS_EACH;
const KILLS = 5;
/** Long enough that a kill falls into calls under way. */
const PLATFORM_MS = 15;
const KEY = randomBytes(32).toString('hex');

jest.setTimeout(120_000);

describe('A killed process', () => {
  let platform: TestPlatform;

  beforeAll(async () => {
    await builtDist();
  });

  beforeEach(async () => {
    platform = await TestPlatform.start();
  });

  afterEach(() => platform.stop());

  function conversations(count: number): string[] {
    return Array.from({ length: count }, (_, index) => {
      const requestId = `support-group-${PROJECT_ID}-${index.toString(16).padStart(32, '0')}`;
      platform.world.addConversation(requestId);
      return requestId;
    });
  }

  const start = (options: DeliveryOptions): Promise<OutboxProcess> =>
    OutboxProcess.start({ apiUrl: platform.apiUrl }, { ...options, keys: [KEY] });

  const sendAll = (to: OutboxProcess, ids: string[], texts: string[]): Promise<unknown> =>
    Promise.all(
      ids.map((requestId) =>
        to.send({ projectId: PROJECT_ID, requestId, token: BOT_TOKEN, botId: BOT_ID }, texts),
      ),
    );

  const arrived = (): number => platform.world.messages.length;
  const numbers = (count: number): string[] => Array.from({ length: count }, (_, index) => `${index}`);

  /** All accepted, then killed five times in the middle of calls; what was delivered in the end. */
  async function killFiveTimes(options: DeliveryOptions): Promise<string[]> {
    const ids = conversations(CONVERSATIONS);
    platform.fail({ kind: 'delay', milliseconds: PLATFORM_MS });
    let process = await start(options);
    await sendAll(process, ids, numbers(JOBS_EACH));
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const enough = arrived() + JOBS / (KILLS + 2);
      await until(() => arrived() >= Math.min(enough, JOBS - KILLS + kill));
      await process.kill();
      process = await start(options);
    }
    const last = process;
    await until(async () => (await last.stats()).depth === 0);
    await expect(process.stats()).resolves.toEqual({ depth: 0, oldestAgeMs: 0, dead: 0 });
    await process.stop();
    return ids;
  }

  function expectEverything(ids: string[]): void {
    for (const requestId of ids) {
      const texts = platform.world.texts(requestId);
      expect({ requestId, texts }).toEqual({ requestId, texts: numbers(JOBS_EACH) });
    }
    // Each of these is a message that was cut off between the platform and its note, and was found again.
    const looks = platform.calls.filter(({ method }) => method === 'GET').length;
    expect(looks).toBeGreaterThan(0);
  }

  it('loses, doubles and reorders nothing of an embedded outbox', async () => {
    const folder = new TemporaryFolder();
    expectEverything(await killFiveTimes({ engine: 'embedded', directory: folder.path }));
    folder.remove();
  });

  it('keeps a second process out of its directory, and leaves no lock behind', async () => {
    const folder = new TemporaryFolder();
    const options: DeliveryOptions = { engine: 'embedded', directory: folder.path };
    const first = await start(options);
    await expect(start(options)).rejects.toThrow('OUTBOX_LOCKED');
    await first.kill();
    const second = await start(options);
    await second.stop();
    const third = await start(options);
    await third.stop();
    folder.remove();
  });

  describe('on PostgreSQL', () => {
    let server: PostgresServer;

    beforeAll(async () => {
      server = await PostgresServer.start();
    });

    afterAll(() => server?.stop());

    it('loses, doubles and reorders nothing', async () => {
      expectEverything(await killFiveTimes({ engine: 'postgres', databaseUrl: server.url }));
    });

    it('shares 1200 jobs with two others, and never is at one conversation with another', async () => {
      const ids = conversations(30);
      platform.fail({ kind: 'delay', milliseconds: PLATFORM_MS });
      const options: DeliveryOptions = { engine: 'postgres', databaseUrl: server.url };
      const instances = await Promise.all([start(options), start(options), start(options)]);
      const thirds = [ids.slice(0, 10), ids.slice(10, 20), ids.slice(20)];
      await Promise.all(instances.map((one, index) => sendAll(one, thirds[index], numbers(40))));
      await until(async () => (await instances[0].stats()).depth === 0);

      expect(arrived()).toBe(1200);
      for (const requestId of ids) {
        expect(platform.world.texts(requestId)).toEqual(numbers(40));
        const times = platform.calls.filter(({ path }) => path.includes(requestId)).map(({ at }) => at);
        const gaps = times.slice(1).map((at, index) => at - times[index]);
        expect(Math.min(...gaps)).toBeGreaterThanOrEqual(PLATFORM_MS - 1);
      }
      const shares = await Promise.all(instances.map((one) => one.delivered()));
      expect(shares.reduce((sum, share) => sum + share)).toBe(1200);
      expect(Math.min(...shares)).toBeGreaterThan(0);
      await Promise.all(instances.map((one) => one.stop()));
    });
  });
});
