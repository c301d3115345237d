import { builtDist, ROOT } from '../support/built-dist.js';
import { run } from '../support/running-process.js';

interface BenchDocument {
  readonly machine: { readonly node: string };
  readonly cells: readonly {
    readonly size: string;
    readonly intents: number;
    readonly results: Readonly<Record<string, { readonly cpuMicros: number; readonly p99: number }>>;
    readonly ratios: readonly { readonly of: string; readonly to: string; readonly ratio: number }[];
  }[];
}

/** That it runs and what it says; how fast anything is, a machine with neighbours cannot tell. */
it('measures the service against what is written by hand', async () => {
  await builtDist();
  const subjects = ['node:http by hand', 'service on Fastify'];
  const options = ['--quick', '--json', '--sizes', '600B', '--intents', '1', '--subjects', subjects.join()];
  const { stdout } = await run(process.execPath, ['bench/run.mjs', ...options], {
    cwd: ROOT,
  });
  const { machine, cells } = JSON.parse(stdout) as BenchDocument;
  expect(machine.node).toBe(process.version);
  expect(cells).toHaveLength(1);
  const [{ size, intents, results, ratios }] = cells;
  expect({ size, intents }).toEqual({ size: '600B', intents: 1 });
  expect(Object.keys(results)).toEqual(subjects);
  for (const { cpuMicros, p99 } of Object.values(results)) {
    expect(cpuMicros).toBeGreaterThan(0);
    expect(p99).toBeGreaterThan(0);
  }
  expect(ratios).toEqual([
    { of: 'service on Fastify', to: 'node:http by hand', ratio: expect.any(Number) as number, goal: 2.5 },
  ]);
});
