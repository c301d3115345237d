import { builtDist, ROOT } from '../support/built-dist.js';
import { RunningProcess, type ProcessEnd } from '../support/running-process.js';

describe('the soak', () => {
  beforeAll(builtDist);

  const soak = (...options: string[]): Promise<ProcessEnd> =>
    new RunningProcess(process.execPath, ['bench/soak.mjs', ...options], { cwd: ROOT }).end;
  const short = (limit: string): Promise<ProcessEnd> =>
    soak('--calls', '300', '--from', '100', '--size', '600B', '--adapter', 'Fastify', `--limit=${limit}`);

  it('says how memory grew, and ends well within the limit', async () => {
    const { code, stdout } = await short('1000');
    const rows = [...stdout.matchAll(/^\| (\d+) \| ([\d.]+) \|$/gm)].map(([, ...cells]) => cells.map(Number));

    expect(rows.map(([calls]) => calls)).toEqual([100, 120, 140, 160, 180, 200, 220, 240, 260, 280, 300]);
    const growth = (rows.at(-1)?.[1] ?? 0) - (rows[0]?.[1] ?? 0);
    const [, told] = /^Growth from call 100 to call 300: (-?[\d.]+) MB, within the limit/m.exec(stdout) ?? [];
    expect(Math.abs(Number(told) - growth)).toBeLessThan(0.2);
    expect(code).toBe(0);
  });

  it('fails beyond it', async () => {
    const { code, stdout } = await short('-1000');

    expect(stdout).toContain('too much (-1000 MB)');
    expect(code).toBe(1);
  });

  it.each([
    ['fewer calls than it begins with', ['--calls', '10000']],
    ['what is no number', ['--calls', 'many']],
    ['a size that there is not', ['--size', '1GB']],
  ])('measures nothing with %s', async (_what, options) => {
    const { code, stderr } = await soak(...options);

    expect(stderr).toContain('--from 20000');
    expect(code).toBe(2);
  });
});
