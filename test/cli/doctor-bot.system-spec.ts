import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DoctorCheck } from '../../src/cli/doctor/check.interface.js';
import { builtDist, ROOT } from '../support/built-dist.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { botExport, SHOP_BLOCKS } from './support/bot-exports.js';
import { execute, type Executed } from './support/execute.js';

const APPS = join(import.meta.dirname, 'apps');

describe('doctor --bot', () => {
  const folder = new TemporaryFolder();
  beforeAll(() => builtDist());
  afterAll(() => folder.remove());

  const doctor = (bot: Record<string, unknown>, args: string[] = []): Promise<Executed> => {
    const file = folder.join('bot.json');
    writeFileSync(file, JSON.stringify(bot));
    return execute(['doctor', '--json', '--bot', file, ...args]);
  };
  const found = (end: Executed): string[] =>
    end.json<{ checks: DoctorCheck[] }>().checks.map(({ status, message }) => `${status}: ${message}`);

  it('is content with a bot that fits', async () => {
    const end = await doctor(botExport(SHOP_BLOCKS));

    expect(found(end)).toEqual(['ok: The 7 blocks with fulfillment and the 7 handlers fit.']);
    expect(end.code).toBe(0);
  });

  it('finds five planted faults and nothing else', async () => {
    const blocks = [
      ...SHOP_BLOCKS.filter(({ name }) => !['report', 'order.cancel'].includes(name)),
      { name: 'hello', asks: ['colour'] },
      { name: 'order.cancl' },
      { name: 'goods.return' },
    ];
    const end = await doctor(botExport(blocks));

    expect(found(end)).toEqual([
      "failed: The bot 'Order helper' has several blocks named 'hello': the platform runs any one of them.",
      "failed: The block 'order.cancl' has no handler, but OrderCancelIntent.handle handles 'order.cancel', which the bot does not call.",
      "failed: The block 'goods.return' has its fulfillment switched on, but no handler handles it.",
      "warning: ServiceDeskIntents.report handles 'report', which is not a block of the bot.",
      "warning: The block 'hello' sets 'colour', which no handler and no block reads.",
    ]);
    expect(end.code).toBe(1);
  });

  it('takes handlers for other bots, fulfillment that is off and several bots for what they are', async () => {
    const off = SHOP_BLOCKS.map((block) => ({
      ...block,
      webhook: block.webhook !== false && block.name !== 'report',
    }));
    const switchedOff = await doctor(botExport(off));
    expect(found(switchedOff)).toEqual([
      "warning: ServiceDeskIntents.report handles 'report', but the block 'report' has its fulfillment switched off.",
    ]);
    expect(switchedOff.code).toBe(0);
    expect((await doctor(botExport(off), ['--strict'])).code).toBe(1);

    const second = folder.join('second.json');
    writeFileSync(second, JSON.stringify(botExport([{ name: 'report' }])));
    expect(found(await doctor(botExport(off.filter(({ name }) => name !== 'report')), [second]))).toEqual([
      expect.stringMatching(/^ok: /),
    ]);

    const dark = await doctor(botExport(SHOP_BLOCKS, false));
    expect(found(dark)).toEqual([expect.stringContaining('fulfillment of the bot')]);
  });

  it('claims nothing of variables that a handler may read, and runs nothing of the application', async () => {
    const end = await doctor(botExport([{ name: 'report', asks: ['colour'] }]), [
      '--app',
      join(APPS, 'reads-anything.module.mjs'),
    ]);

    expect(end.json<{ checks: DoctorCheck[] }>().checks).toEqual([
      expect.objectContaining({
        status: 'skipped',
        message: expect.stringContaining('ReportIntent.handle may read any of them') as string,
      }),
      expect.objectContaining({ status: 'ok' }),
    ]);
    expect(end.code).toBe(0);
    expect(end.stderr).toContain('Said while the module is loaded.');
  });

  it.each([
    ['breaks', 'breaks.module.mjs', 1, 'This file breaks.'],
    ['is not there', 'none.mjs', 1, 'there is no such file'],
  ])('says so when the application %s', async (_what, app, code, words) => {
    const end = await doctor(botExport(SHOP_BLOCKS), ['--app', join(APPS, app)]);

    expect(end.json()).toMatchObject({ error: { code: 'APP_NOT_EXPLORED' } });
    expect(end.stdout).toContain(words);
    expect(end.code).toBe(code);
  });

  it('says so when nothing is built, and when the export is none', async () => {
    const file = folder.join('no-export.json');
    writeFileSync(file, '{"canary": "canary-secret"}');
    const none = await execute(['doctor', '--bot', file], { cwd: ROOT });
    expect(none.code).toBe(1);
    expect(none.stderr).toContain('INVALID_BOT_EXPORT');
    expect(none.stderr).not.toContain('canary');

    writeFileSync(file, JSON.stringify(botExport(SHOP_BLOCKS)));
    const unbuilt = await execute(['doctor', '--bot', file], { cwd: folder.path });
    expect(unbuilt.code).toBe(2);
    expect(unbuilt.stderr).toContain('Build it');
  });
});
