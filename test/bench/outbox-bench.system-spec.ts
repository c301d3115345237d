import { builtDist, ROOT } from '../support/built-dist.js';
import { run } from '../support/running-process.js';

interface OutboxDocument {
  readonly engines: readonly {
    readonly engine: string;
    readonly results: Readonly<Record<string, { readonly cpuMicros: number; readonly perSecond: number }>>;
    readonly ratios: { readonly perSecond: number; readonly cpu: number };
  }[];
}

it('measures the engines of the outbox against their bare clients', async () => {
  await builtDist();
  const engines = ['memory', 'postgres'];
  const options = [
    '--json',
    '--rounds',
    '1',
    '--jobs',
    '32',
    '--in-flight',
    '8',
    '--engines',
    engines.join(),
  ];
  const { stdout } = await run(process.execPath, ['bench/main.mjs', 'outbox', ...options], {
    cwd: ROOT,
  });
  const document = JSON.parse(stdout) as OutboxDocument;
  expect(document.engines.map(({ engine }) => engine)).toEqual(engines);
  for (const { results, ratios } of document.engines) {
    expect(Object.keys(results)).toEqual(['by hand', 'the outbox']);
    for (const { cpuMicros, perSecond } of Object.values(results)) {
      expect(cpuMicros).toBeGreaterThan(0);
      expect(perSecond).toBeGreaterThan(0);
    }
    expect(ratios).toEqual({ perSecond: expect.any(Number) as number, cpu: expect.any(Number) as number });
  }
});
