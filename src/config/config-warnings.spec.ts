import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from './load-config.js';

const LONG = 'x'.repeat(16);

type Env = Record<string, string>;

function warnings(env: Env): string[] {
  return loadConfig(env).warnings;
}

describe('warnings', () => {
  const production = { NODE_ENV: 'production', TRUST_PROXY: 'loopback' };

  it('are none for a sound production', () => {
    expect(warnings({ ...production, WEBHOOK_SECRETS: LONG, WEBHOOK_BASIC_AUTH: `alice:${LONG}` })).toEqual(
      [],
    );
  });

  it('say that anyone may call, in production only', () => {
    expect(warnings({ ...production, WEBHOOK_VERIFICATION: 'none' })).toEqual([
      expect.stringMatching(/^WEBHOOK_VERIFICATION=none in production: .* Set WEBHOOK_SECRETS/),
    ]);
    expect(warnings({ WEBHOOK_VERIFICATION: 'none' })).toEqual([]);
  });

  it('name a short secret by its position, in production only', () => {
    const env = { WEBHOOK_SECRETS: `${LONG},canary`, WEBHOOK_BASIC_AUTH: 'alice-with-a-long-name:canary' };
    expect(warnings({ ...production, ...env })).toEqual([
      expect.stringMatching(/^WEBHOOK_SECRETS: entry 2 is shorter than 16 characters\./),
      expect.stringMatching(/^WEBHOOK_BASIC_AUTH: the password of entry 1 is shorter than 16 characters\./),
    ]);
    expect(warnings({ ...production, ...env }).join()).not.toContain('canary');
    expect(warnings(env)).toEqual([]);
  });

  const platform = { WEBHOOK_PLATFORM_CHECK: 'true' };
  const address = { WEBHOOK_ALLOWED_ADDRESSES: '203.0.113.0/24' };
  it.each<[Env, boolean]>([
    [platform, true],
    [address, true],
    [{ ...platform, ...address }, true],
    [{ ...platform, WEBHOOK_SECRETS: LONG }, true],
    [{ ...platform, WEBHOOK_SECRETS: LONG, WEBHOOK_PROOFS: 'all' }, false],
    [{ ...address, WEBHOOK_SECRETS: LONG }, false],
    [{ ...platform, ALLOWED_PROJECTS: 'mine' }, false],
    [{ ...platform, ALLOWED_BOTS: 'mine' }, false],
    [{ WEBHOOK_SECRETS: LONG }, false],
    [{ ...platform, NODE_ENV: 'test' }, false],
  ])('say where every bot of the platform passes: %j: %j', (env, expected) => {
    expect(warnings({ ...production, ...env })).toEqual(
      expected ? [expect.stringContaining('every bot of the platform passes')] : [],
    );
  });

  describe('of limits that several projects share', () => {
    it.each<[Env, boolean]>([
      [{ ALLOWED_PROJECTS: 'one,two' }, true],
      [{ ALLOWED_PROJECTS: 'one,two', LIMIT_RATE_PER_PROJECT: '600' }, false],
      [{ ALLOWED_PROJECTS: 'one' }, false],
      [{ ALLOWED_PROJECTS: 'one,two', NODE_ENV: 'test' }, false],
      [{}, false],
    ])('%j: %j', (env, expected) => {
      expect(warnings({ ...production, WEBHOOK_SECRETS: LONG, ...env })).toEqual(
        expected ? [expect.stringMatching(/^LIMIT_RATE_PER_PROJECT=0 with several projects/)] : [],
      );
    });

    it.each([
      [['one', 'two'], true],
      [['one'], false],
    ])('a projects file with %j: %j', (ids, expected) => {
      const folder = mkdtempSync(join(tmpdir(), 'config-'));
      const file = join(folder, 'projects.json');
      writeFileSync(file, JSON.stringify({ projects: Object.fromEntries(ids.map((id) => [id, { id }])) }));
      const env = { ...production, WEBHOOK_SECRETS: LONG, FULFILLMENT_CONFIG_FILE: file };
      expect(warnings(env).some((line) => line.startsWith('LIMIT_RATE_PER_PROJECT'))).toBe(expected);
      rmSync(folder, { recursive: true });
    });
  });

  describe('of HTTPS without a certificate or a proxy', () => {
    it.each<[Env, boolean]>([
      [{ REQUIRE_HTTPS: 'true' }, true],
      [{ NODE_ENV: 'production', WEBHOOK_SECRETS: LONG }, true],
      [{ REQUIRE_HTTPS: 'true', TRUST_PROXY: 'true' }, false],
      [{ REQUIRE_HTTPS: 'true', TRUST_PROXY: '10.0.0.0/8' }, false],
      [{ REQUIRE_HTTPS: 'false', NODE_ENV: 'production', WEBHOOK_SECRETS: LONG }, false],
      [{}, false],
    ])('%j: %j', (env, expected) => {
      expect(warnings(env)).toEqual(
        expected ? [expect.stringContaining('only loopback callers are accepted')] : [],
      );
    });

    it('do not appear with a certificate', () => {
      const folder = mkdtempSync(join(tmpdir(), 'config-'));
      const file = join(folder, 'tls.pem');
      writeFileSync(file, 'any content');
      expect(warnings({ REQUIRE_HTTPS: 'true', TLS_CERT_FILE: file, TLS_KEY_FILE: file })).toEqual([]);
      rmSync(folder, { recursive: true });
    });
  });

  it.each([
    ['prod', true],
    ['Production', true],
    ['prodution', true],
    ['porduction', true],
    ['production', false],
    ['development', false],
    ['test', false],
    ['staging', false],
  ])('NODE_ENV=%s looks like production and is not: %j', (word, expected) => {
    const env = { NODE_ENV: word, WEBHOOK_SECRETS: LONG, TRUST_PROXY: 'true' };
    expect(warnings(env)).toEqual(
      expected ? [expect.stringContaining('NODE_ENV looks like production, but is not')] : [],
    );
  });

  it('report misspelt variables', () => {
    expect(warnings({ webhook_secrets: 'x', LOG_LEVLE: 'debug', WEBHOOK_SERVICE_HOST: '10.0.0.1' })).toEqual([
      'LOG_LEVLE is not a setting: did you mean LOG_LEVEL?',
      'webhook_secrets is not a setting: did you mean WEBHOOK_SECRETS?',
    ]);
  });

  it('are none for the names of all the settings', () => {
    const env = {
      WEBHOOK_SECRETS_FILE: '',
      WEBHOOK_BASIC_AUTH_FILE: '',
      KEEP_ALIVE_TIMEOUT_MS: '',
      REPLY_DEADLINE_MS: '',
    };
    expect(warnings(env)).toEqual([]);
  });
});
