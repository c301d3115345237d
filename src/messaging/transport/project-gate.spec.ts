import { Deadline } from './deadline.js';
import { MessagingSettings } from './messaging-settings.js';
import { ProjectGate } from './project-gate.js';

function gate(options: { perMinute: number; burst?: number } | undefined = undefined): ProjectGate {
  return new ProjectGate(new MessagingSettings({ apiUrl: 'https://api.example.com', rateLimit: options }));
}

const deadline = (): Deadline => new Deadline('get', 1_000);

describe('ProjectGate', () => {
  it('stays away longer after each 429 in a row, and starts over after a success', async () => {
    const paused = gate();
    const waitOf = async (): Promise<unknown> =>
      paused.enter('p', 'get', new Deadline('get', 1)).catch((e: unknown) => e);

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
    const paused = gate();
    paused.slowDown('p', 30_000);
    paused.slowDown('p', 0);
    await expect(paused.enter('p', 'get', deadline())).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('does not believe a pause of days', async () => {
    const paused = gate();
    paused.slowDown('p', 86_400_000);
    await expect(paused.enter('p', 'get', deadline())).rejects.toMatchObject({
      retryAfterMs: expect.closeTo(300_000, -4) as number,
    });
  });

  it('forgets idle projects, so that many of them take no room', async () => {
    const many = gate({ perMinute: 6_000_000, burst: 10 });
    for (let index = 0; index < 1_001; index += 1) await many.enter(`p${index}`, 'get', deadline());
    expect(many['lanes'].size).toBeLessThan(1_000);
  });
});
