import { randomBytes } from 'node:crypto';
import { problemTexts } from '../../test/config/refused-config.js';
import { loadConfig } from './load-config.js';

const KEY = randomBytes(32);
const DATABASE_URL = 'postgres://nora:correct-horse@db.example.com/fulfillment';

describe('the outbox', () => {
  it('lives in memory and needs nothing', () => {
    expect(loadConfig({}).config.outbox).toBe('memory');
  });

  it('says at once all that an embedded one lacks', () => {
    expect(problemTexts({ OUTBOX: 'embedded' })).toEqual([
      'OUTBOX_DIR is not set, but OUTBOX is embedded',
      expect.stringMatching(/^OUTBOX_KEY is not set/),
    ]);
  });

  it('says at once all that one on PostgreSQL lacks', () => {
    expect(problemTexts({ OUTBOX: 'postgres' })).toEqual([
      'DATABASE_URL is not set, but OUTBOX is postgres',
      expect.stringMatching(/^OUTBOX_KEY is not set/),
    ]);
  });

  it.each([
    ['hexadecimal', KEY.toString('hex')],
    ['base64', KEY.toString('base64')],
  ])('takes a key in %s', (_, key) => {
    const { config } = loadConfig({ OUTBOX: 'embedded', OUTBOX_DIR: './data', OUTBOX_KEY: key });
    expect(config.outboxKeys.map((one) => one.reveal())).toEqual([key]);
  });

  it('takes several keys', () => {
    const keys = [KEY.toString('hex'), randomBytes(32).toString('base64')];
    const { config } = loadConfig({ OUTBOX: 'postgres', DATABASE_URL, OUTBOX_KEY: keys.join(',') });
    expect(config.outboxKeys).toHaveLength(2);
    expect(config.databaseUrl?.reveal()).toBe(DATABASE_URL);
  });

  it.each(['changeme', randomBytes(16).toString('hex'), randomBytes(33).toString('base64')])(
    'names the place of a key that is none, and never the key (%#)',
    (key) => {
      const found = problemTexts({ OUTBOX_KEY: `${KEY.toString('hex')},${key}` });
      expect(found).toEqual([expect.stringMatching(/^OUTBOX_KEY is not usable.*entry 2/)]);
      expect(found.join()).not.toContain(key);
    },
  );

  it('shows nothing of a database address that is none', () => {
    const found = problemTexts({
      OUTBOX: 'postgres',
      OUTBOX_KEY: KEY.toString('hex'),
      DATABASE_URL: 'mysql://nora:pw@db',
    });
    expect(found).toEqual([expect.stringMatching(/^DATABASE_URL is not usable: must be a URL that begins/)]);
    expect(found.join()).not.toContain('pw');
  });

  it('does not report the DATABASE_ variables of others', () => {
    expect(loadConfig({ DATABASE_HOST: 'db.example.com' }).warnings).toEqual([]);
  });
});
