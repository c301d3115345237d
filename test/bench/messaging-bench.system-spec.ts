import { builtDist, ROOT } from '../support/built-dist.js';
import { run } from '../support/running-process.js';

interface MessagingDocument {
  readonly inFlight: number;
  readonly results: Readonly<Record<string, { readonly cpuMicros: number; readonly p99: number }>>;
  readonly ratios: readonly { readonly of: string; readonly to: string; readonly goal?: number }[];
}

it('measures a send of the messaging API against one that is written by hand', async () => {
  await builtDist();
  const options = ['--json', '--rounds', '1', '--sends', '64', '--in-flight', '32'];
  const { stdout } = await run(process.execPath, ['bench/main.mjs', 'messaging', ...options], {
    cwd: ROOT,
  });
  const { inFlight, results, ratios } = JSON.parse(stdout) as MessagingDocument;
  expect(inFlight).toBe(32);
  expect(Object.keys(results)).toEqual([
    'node:http by hand',
    'axios by hand',
    'messaging client',
    'messaging in the service',
  ]);
  for (const { cpuMicros, p99 } of Object.values(results)) {
    expect(cpuMicros).toBeGreaterThan(0);
    expect(p99).toBeGreaterThan(0);
  }
  expect(ratios).toContainEqual(
    expect.objectContaining({ of: 'messaging client', to: 'node:http by hand', goal: 1.5 }),
  );
});
