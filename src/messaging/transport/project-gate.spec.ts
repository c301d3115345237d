import { Deadline } from './deadline.js';
import { ProjectGate } from './project-gate.js';

const deadline = (): Deadline => new Deadline('get', 1_000);

describe('ProjectGate', () => {
  it('stays away longer after each 429 in a row, and starts over after a success', async () => {
    const paused = new ProjectGate();
    const waitOf = async (): Promise<unknown> =>
      paused.enter('p', 'get', new Deadline('get', 1), undefined).catch((e: unknown) => e);

    paused.slowDown('p', 0);
    const first = await waitOf();
    paused.slowDown('p', 0);
    const second = await waitOf();

    expect(first).toMatchObject({ retryAfterMs: expect.any(Number) as number });
    expect((second as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(1_900);
    paused.succeeded('p');
    paused.slowDown('q', 0);
    expect(paused.pausedProjects).toEqual(['p', 'q']);
  });

  it('never shortens a pause that the platform asked for', async () => {
    const paused = new ProjectGate();
    paused.slowDown('p', 30_000);
    paused.slowDown('p', 0);
    await expect(paused.enter('p', 'get', deadline(), undefined)).rejects.toMatchObject({
      code: 'RATE_LIMITED',
    });
  });

  it('does not believe a pause of days', async () => {
    const paused = new ProjectGate();
    paused.slowDown('p', 86_400_000);
    await expect(paused.enter('p', 'get', deadline(), undefined)).rejects.toMatchObject({
      retryAfterMs: expect.closeTo(300_000, -4) as number,
    });
  });

  it('forgets idle projects, so that many of them take no room', async () => {
    const many = new ProjectGate();
    const limit = { perMinute: 6_000_000, burst: 10 };
    for (let index = 0; index < 1_001; index += 1) await many.enter(`p${index}`, 'get', deadline(), limit);
    expect(many['lanes'].size).toBeLessThan(1_000);
  });
});
