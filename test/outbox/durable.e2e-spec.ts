import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import type { OutboxOptions } from '../../src/outbox/index.js';
import { BOT_TOKEN, RecordingPlatform } from '../platform/index.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { until } from '../support/until.js';
import { CONVERSATION, OutboxApp } from './support/outbox-app.js';

const WORDS = 'unmistakable-words-of-a-user';
const newKey = (): string => randomBytes(32).toString('hex');

describe('A durable outbox', () => {
  const folder = new TemporaryFolder();
  const log: string[] = [];
  let platform: RecordingPlatform;
  let app: OutboxApp;

  beforeAll(async () => {
    const keep = (...parts: unknown[]): void => {
      log.push(parts.map((part) => (part instanceof Error ? part.stack : String(part))).join(' '));
    };
    Logger.overrideLogger({ log: keep, warn: keep, error: keep, fatal: keep });
    platform = await RecordingPlatform.start();
  });

  afterAll(async () => {
    await app?.stop();
    await platform?.stop();
    folder.remove();
  });

  async function restart(options: OutboxOptions): Promise<void> {
    await app?.stop();
    const delivery: OutboxOptions = { engine: 'embedded', directory: folder.path, ...options };
    app = await OutboxApp.start({ apiUrl: platform.apiUrl }, delivery);
  }

  const files = (): Buffer[] =>
    readdirSync(folder.path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
  const dead = () => app.outbox.deadLetters.list();

  it('keeps what it accepted over a restart, rotates keys, and never shows a token', async () => {
    const [old, present] = [newKey(), newKey()];
    await restart({ keys: [old] });
    await app.outbox.sendLater(CONVERSATION, WORDS, { after: 1500 });
    await app.stop();

    expect(files().length).toBeGreaterThan(100);
    for (const secret of [BOT_TOKEN, WORDS, old]) {
      expect(files().some((content) => content.includes(secret))).toBe(false);
    }

    await restart({ keys: [present] });
    await until(async () => (await dead()).length === 1);
    const letters = await dead();
    expect(letters).toMatchObject([{ reason: { code: 'JOB_KEY' }, attempts: 1 }]);
    expect(platform.world.texts()).toEqual([]);

    await restart({ keys: [present, old] });
    await expect(app.outbox.deadLetters.retry(letters[0].id)).resolves.toBe(true);
    await until(() => platform.world.texts().length === 1);
    expect(platform.world.texts()).toEqual([WORDS]);

    const shown = JSON.stringify(letters) + log.join('\n');
    for (const secret of [BOT_TOKEN, WORDS, old, present]) expect(shown).not.toContain(secret);
  });

  it.each([
    ['without a key', { keys: [] }, 'INVALID_OUTBOX_OPTIONS'],
    ['without a directory', { directory: undefined, keys: [newKey()] }, 'INVALID_OUTBOX_OPTIONS'],
    [
      'with a database that is not there',
      {
        engine: 'postgres' as const,
        databaseUrl: 'postgres://nora:hunter2hunter2@127.0.0.1:9/none',
        keys: [newKey()],
      },
      'OUTBOX_UNAVAILABLE',
    ],
  ])('does not start %s', async (_, options, code) => {
    await app?.stop();
    await expect(restart(options)).rejects.toMatchObject({ code });
    expect(log.join('\n')).not.toContain('hunter2');
  });
});
