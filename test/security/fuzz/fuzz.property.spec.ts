import { Agent } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { array, assert, asyncProperty } from 'fast-check';
import type { HttpAnswer } from '../../support/http-client.js';
import { propertyRuns } from '../../support/property-runs.js';
import { ADAPTERS, startService, type RunningService } from '../../support/start-service.js';
import { traces } from '../canary/canaries.js';
import { EchoModule } from './echo.module.js';
import { mutate } from './mutate.js';
import { fuzzCase, type FuzzCase } from './mutation.js';

/** Requests in all, half of them on each adapter: `npm run fuzz` sends a million. */
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? propertyRuns({ short: 1_000, long: 6_000 }));
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
const AT_ONCE = 25;
const ROUNDS = Math.ceil(REQUESTS / ADAPTERS.length / AT_ONCE);
const HANG_MS = 10_000;
const LARGEST_GROWTH = 32 * 1024 ** 2;
const SECRET = 'fuzz-secret-0123456789';
/** The codes of errors for faults of the service itself; a handler's failure is the handler's. */
const OURS = ['HANDLER_FAILED'];

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

describe.each(ADAPTERS)('mutated requests on %s', (adapter) => {
  let service: RunningService;
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const crashes: unknown[] = [];
  const onCrash = (error: unknown): void => void crashes.push(error);
  let sent = 0;
  const statuses = new Map<number, number>();

  beforeAll(async () => {
    service = await startService(EchoModule, adapter, {
      WEBHOOK_SECRETS: SECRET,
      TRUST_PROXY: 'loopback',
      // The answers kept for calls that come twice are bounded, but far above what is sent here: they would look
      // like a leak.
      DUPLICATE_WINDOW_MS: '0',
    });
    process.on('unhandledRejection', onCrash).on('uncaughtException', onCrash);
  });
  afterAll(async () => {
    process.off('unhandledRejection', onCrash).off('uncaughtException', onCrash);
    agent.destroy();
    await service?.close();
  });

  async function send({ fixture, mutations, method, path, headers }: FuzzCase): Promise<HttpAnswer> {
    const body = method === 'GET' || method === 'HEAD' ? undefined : mutate(fixture, mutations, sent);
    let timer: NodeJS.Timeout | undefined;
    const hang = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('no answer')), HANG_MS);
    });
    return Promise.race([
      service.call({ method, path, headers: { ...elsewhere(), ...headers }, body, agent }),
      hang,
    ]).finally(() => clearTimeout(timer));
  }

  /** Each from another address: one that is refused often would be slowed down. */
  function elsewhere(): Record<string, string> {
    sent += 1;
    return { 'X-Forwarded-For': `10.${(sent >> 16) & 255}.${(sent >> 8) & 255}.${sent & 255}` };
  }

  function judge({ method }: FuzzCase, { status, text, headers }: HttpAnswer): void {
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    const ours = status < 500 || OURS.includes((JSON.parse(text) as { error: { code: string } }).error.code);
    const leaks = traces().filter((trace) => text.includes(trace) || JSON.stringify(headers).includes(trace));
    const survivable = method === 'HEAD' || (status === 204 ? text === '' : isObject(text));
    expect({ status, ours, leaks, survivable }).toEqual({ status, ours: true, leaks: [], survivable: true });
  }

  it(
    `${REQUESTS / ADAPTERS.length} of them: no crash, no hang, no failure that is not ours, no leak, memory flat`,
    async () => {
      let round = 0;
      let settled = 0;
      await assert(
        asyncProperty(array(fuzzCase(SECRET), { minLength: AT_ONCE, maxLength: AT_ONCE }), async (cases) => {
          const answers = await Promise.all(cases.map(send));
          answers.forEach((answer, index) => judge(cases[index], answer));
          const log = service.log.splice(0).join('\n');
          expect(traces().filter((trace) => log.includes(trace))).toEqual([]);
          expect(crashes).toEqual([]);
          round += 1;
          if (round === Math.ceil(ROUNDS / 4)) settled = heapUsed();
        }),
        { numRuns: ROUNDS, seed: SEED, endOnFailure: true },
      );
      expect(heapUsed() - settled).toBeLessThan(LARGEST_GROWTH);
      // Requests that never get past the first checks would prove little.
      expect(statuses.get(200) ?? 0).toBeGreaterThan(REQUESTS / ADAPTERS.length / 10);
      expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 400, 401]));
    },
    60_000 + REQUESTS * 60,
  );
});

function heapUsed(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

function isObject(text: string): boolean {
  const value = JSON.parse(text) as unknown;
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
