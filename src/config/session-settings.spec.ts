import { randomBytes } from 'node:crypto';
import { ConfigError } from './config.error.js';
import { loadConfig } from './load-config.js';

const KEY = randomBytes(32).toString('hex');
const DATABASE_URL = 'postgres://nora:correct-horse@db.example.com/fulfillment';

function problems(env: Record<string, string>): string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map((one) => `${one.variable} ${one.problem}`);
    throw error;
  }
}

describe('sessions', () => {
  it('are in memory, and need nothing', () => {
    const { config } = loadConfig({});
    expect(config).toMatchObject({
      sessions: 'memory',
      sessionTtlMs: 7 * 86_400_000,
      sessionMaxBytes: 65_536,
      sessionLimit: 10_000,
    });
  });

  it('say at once all that those on PostgreSQL lack', () => {
    expect(problems({ SESSIONS: 'postgres' })).toEqual([
      'DATABASE_URL is not set, but SESSIONS is postgres',
      expect.stringMatching(/^OUTBOX_KEY is not set, but SESSIONS is postgres/),
    ]);
    expect(problems({ SESSIONS: 'postgres', DATABASE_URL, OUTBOX_KEY: KEY })).toEqual([]);
  });

  it('say it once where the outbox lacks the same', () => {
    expect(problems({ SESSIONS: 'postgres', OUTBOX: 'postgres' })).toHaveLength(2);
  });

  it('take their size with a unit', () => {
    expect(loadConfig({ SESSION_MAX_BYTES: '1mb' }).config.sessionMaxBytes).toBe(1024 ** 2);
    expect(problems({ SESSION_MAX_BYTES: '64 things' })).toEqual([
      expect.stringMatching(/^SESSION_MAX_BYTES is .*must be a size in bytes/),
    ]);
  });

  it('leave the SESSION_ variables of others in peace', () => {
    const env = { SESSION_MANAGER: 'local/host', SESSION_TTL: '5' };
    expect(loadConfig(env).warnings).toEqual([]);
    expect(loadConfig({ SESSION_LIMITS: '5' }).warnings).toHaveLength(1);
  });
});
