import { randomBytes } from 'node:crypto';
import { problemTexts } from '../../test/config/refused-config.js';
import { loadConfig } from './load-config.js';

describe('sessions', () => {
  it('are in memory, and need nothing', () => {
    const { config } = loadConfig({});
    expect(config).toMatchObject({
      sessions: 'memory',
      sessionTtlMs: 7 * 86_400_000,
      sessionMaxBytes: 65_536,
      sessionMaxCount: 10_000,
    });
  });

  it('say at once all that those on PostgreSQL lack', () => {
    expect(problemTexts({ SESSIONS: 'postgres' })).toEqual([
      'DATABASE_URL is not set, but SESSIONS is postgres',
      expect.stringMatching(/^OUTBOX_KEY is not set, but SESSIONS is postgres/),
    ]);
    const DATABASE_URL = 'postgres://nora@db.example.com/fulfillment';
    const OUTBOX_KEY = randomBytes(32).toString('hex');
    expect(problemTexts({ SESSIONS: 'postgres', DATABASE_URL, OUTBOX_KEY })).toEqual([]);
  });

  it('say it once where the outbox lacks the same', () => {
    expect(problemTexts({ SESSIONS: 'postgres', OUTBOX: 'postgres' })).toHaveLength(2);
  });

  it('take their size with a unit', () => {
    expect(loadConfig({ SESSION_MAX_BYTES: '1mb' }).config.sessionMaxBytes).toBe(1024 ** 2);
    expect(problemTexts({ SESSION_MAX_BYTES: '64 things' })).toEqual([
      expect.stringMatching(/^SESSION_MAX_BYTES is .*must be a size in bytes/),
    ]);
  });

  it('do not report the SESSION_ variables of others', () => {
    const env = { SESSION_MANAGER: 'local/host', SESSION_TTL: '5' };
    expect(loadConfig(env).warnings).toEqual([]);
    expect(loadConfig({ SESSION_MAX_COUNTS: '5' }).warnings).toHaveLength(1);
  });
});
