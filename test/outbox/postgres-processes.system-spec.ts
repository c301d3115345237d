import type { OutboxOptions } from '../../src/outbox/index.js';
import { RecordingPlatform } from '../platform/index.js';
import { builtDist } from '../support/built-dist.js';
import { until } from '../support/until.js';
import {
  conversations,
  killedOften,
  numbers,
  PLATFORM_MS,
  sendAll,
  startProcess,
} from './support/killed-often.js';
import { PostgresServer } from './support/postgres-server.js';
import { withServer } from '../support/with-server.js';

const JOBS_EACH = 20;

withServer('PostgreSQL').describe('Processes with an outbox on PostgreSQL', () => {
  let server: PostgresServer;
  let platform: RecordingPlatform;
  let options: OutboxOptions;

  beforeAll(async () => {
    await builtDist();
    server = await PostgresServer.start();
    options = { engine: 'postgres', databaseUrl: server.url };
  });

  beforeEach(async () => {
    platform = await RecordingPlatform.start();
  });

  afterEach(() => platform.stop());
  afterAll(() => server?.stop());

  it('lose, double and reorder nothing when they are killed', async () => {
    const { shown, expected, looks } = await killedOften(platform, options);

    for (const texts of shown) expect(texts).toEqual(expected);
    expect(looks).toBeGreaterThan(0);
  });

  it('share 600 jobs among three, and are never two at one conversation', async () => {
    const requestIds = conversations(platform, 30);
    platform.fail({ kind: 'delay', milliseconds: PLATFORM_MS });
    const instances = await Promise.all(Array.from({ length: 3 }, () => startProcess(platform, options)));
    await Promise.all(
      instances.map((one, index) =>
        sendAll(one, requestIds.slice(index * 10, index * 10 + 10), numbers(JOBS_EACH)),
      ),
    );
    await until(async () => (await instances[0].stats()).depth === 0);

    for (const requestId of requestIds) {
      expect(platform.world.texts(requestId)).toEqual(numbers(JOBS_EACH));
      // The platform takes its time for each: two at once would come closer to each other.
      const times = platform.calls.filter(({ path }) => path.includes(requestId)).map(({ at }) => at);
      const gaps = times.slice(1).map((at, index) => at - times[index]);
      expect(Math.min(...gaps)).toBeGreaterThan(PLATFORM_MS - 1);
    }
    const shares = await Promise.all(instances.map((one) => one.delivered()));
    expect(shares.reduce((sum, share) => sum + share)).toBe(requestIds.length * JOBS_EACH);
    expect(Math.min(...shares)).toBeGreaterThan(0);
    await Promise.all(instances.map((one) => one.stop()));
  });
});
