import { randomBytes } from 'node:crypto';
import { PostgresServer } from '../outbox/support/postgres-server.js';
import { builtDist } from '../support/built-dist.js';
import { until } from '../support/until.js';
import { RollingWorld } from './rolling-world.js';
import { steadyTraffic } from './steady-traffic.js';
import { withServer } from '../support/with-server.js';

/** A short run by default; `npm run soak:rolling` is the long one. */
const SECONDS = Number(process.env.ROLLING_SECONDS ?? 8);
const RESTARTS = Number(process.env.ROLLING_RESTARTS ?? 1);
const RATE = Number(process.env.ROLLING_RATE ?? 50);
const LATE_EVERY = 10;
const CONVERSATIONS = 40;

describe('Two instances behind a balancer', () => {
  let world: RollingWorld;

  beforeAll(builtDist);
  afterEach(() => world?.close());

  it('lose, fail and double no reply when they are restarted one after the other', async () => {
    world = await RollingWorld.start({ SHUTDOWN_DELAY_MS: '3000' });
    const conversations = Array.from({ length: CONVERSATIONS }, () => world.conversation());
    const wrong: string[] = [];
    const late: number[] = [];
    let restarting = true;
    const begun = performance.now();
    const traffic = steadyTraffic(
      RATE,
      () => restarting || performance.now() - begun < SECONDS * 1000,
      async (number) => {
        const isLate = number % LATE_EVERY === 0;
        if (isLate) late.push(number);
        const conversation = isLate ? world.conversation() : conversations[number % CONVERSATIONS];
        const { status, text } = await world.call(conversation, isLate ? 'late' : 'now', number);
        const expected = isLate ? '{}' : `now ${number}`;
        const given = isLate ? text : textOf(text);
        if (status !== 200 || given !== expected) wrong.push(`${number}: ${status} ${text}`);
      },
    );

    const codes = await restartAll(world, 'SIGTERM');
    restarting = false;
    const calls = await traffic;
    report(
      `${calls} calls at ${RATE}/s over ${codes.length} restarts: ${wrong.length} wrong, ${late.length} late`,
    );

    expect(wrong).toEqual([]);
    await until(() => world.platform.world.messages.length >= late.length);
    expect(codes).toEqual(Array<number>(2 * RESTARTS).fill(0));
    expect(world.platform.world.messages.map(({ text }) => text).sort()).toEqual(
      late.map((number) => `late ${number}`).sort(),
    );
  });

  withServer('PostgreSQL').it(
    'keep every promise in order when they are killed, and double none that was seen',
    async () => {
      const database = await PostgresServer.start();
      try {
        world = await RollingWorld.start({
          OUTBOX: 'postgres',
          DATABASE_URL: database.url,
          OUTBOX_KEY: randomBytes(32).toString('hex'),
        });
        const promised = new Map(
          Array.from({ length: CONVERSATIONS }, () => [world.conversation(), [] as string[]]),
        );
        let killing = true;
        let failed = 0;
        const traffic = [...promised].map(async ([conversation, accepted]) => {
          for (let number = 0; killing; number += 1) {
            const { status } = await world.call(conversation, 'promise', number);
            if (status === 200) accepted.push(String(number));
            else failed += 1;
          }
        });

        await restartAll(world, 'SIGKILL');
        killing = false;
        await Promise.all(traffic);
        await until(() =>
          [...promised].every(([one, accepted]) => hasAll(world.platform.world.texts(one), accepted)),
        );

        let sent = 0;
        let twice = 0;
        let accepted = 0;
        for (const [conversation, numbers] of promised) {
          const texts = world.platform.world.texts(conversation).map(Number);
          const once = [...new Set(texts)];
          expect(once).toEqual([...once].sort((one, other) => one - other));
          sent += texts.length;
          twice += texts.length - once.length;
          accepted += numbers.length;
        }
        report(
          `${accepted} promises accepted, ${failed} calls cut off by ${2 * RESTARTS} kills: ${sent} sent, ${twice} of them twice`,
        );
        expect(accepted).toBeGreaterThan(CONVERSATIONS);
      } finally {
        await world?.close();
        await database.stop();
      }
    },
  );
});

/** One instance after the other, so that one is always there. @returns their exit codes */
async function restartAll(world: RollingWorld, signal: 'SIGTERM' | 'SIGKILL'): Promise<(number | null)[]> {
  const codes: (number | null)[] = [];
  for (let round = 0; round < RESTARTS; round += 1) {
    for (const index of [0, 1]) codes.push(await world.restart(index, signal));
  }
  return codes;
}

function textOf(json: string): unknown {
  try {
    return (JSON.parse(json) as { text?: unknown }).text;
  } catch {
    return undefined;
  }
}

function hasAll(texts: readonly (string | undefined)[], wanted: readonly string[]): boolean {
  const there = new Set(texts);
  return wanted.every((text) => there.has(text));
}

function report(line: string): void {
  process.stdout.write(`${line}\n`);
}
