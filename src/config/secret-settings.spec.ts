import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { refusalOf } from '../../test/config/refused-config.js';
import type { ConfigError } from './config.error.js';
import { loadConfig } from './load-config.js';

describe('secrets', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'config-'));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  function file(content: string | Buffer, name = 'secret'): string {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  }

  function failure(env: Record<string, string>): ConfigError {
    return refusalOf(() => loadConfig(env));
  }

  function secrets(env: Record<string, string>): string[] {
    return loadConfig(env).config.webhookSecrets.map((secret) => secret.reveal());
  }

  it.each([
    ['one', ['one']],
    ['one,two', ['one', 'two']],
    [' one , two ,', ['one', 'two']],
    ['one\ntwo', ['one', 'two']],
  ])('WEBHOOK_SECRETS=%j', (value, expected) => {
    expect(secrets({ WEBHOOK_SECRETS: value })).toEqual(expected);
  });

  it.each([
    ['one\n', ['one']],
    ['one,two\r\nthree\r\n', ['one', 'two', 'three']],
    ['\uFEFFone', ['one']],
  ])('a file with %j', (content, expected) => {
    expect(secrets({ WEBHOOK_SECRETS_FILE: file(content) })).toEqual(expected);
  });

  it.each([
    ['"one"', ['one']],
    ["'one'", ['one']],
    ['"one, two"', ['one', 'two']],
    ['"one","two"', ['one', 'two']],
    ['o"ne', ['o"ne']],
    ['"', ['"']],
  ])('takes off the quotation marks that docker --env-file leaves: %s', (value, expected) => {
    expect(secrets({ WEBHOOK_SECRETS: value })).toEqual(expected);
    expect(secrets({ WEBHOOK_SECRETS_FILE: file(value) })).toEqual(expected);
  });

  it('takes them off every setting, NODE_ENV too', () => {
    const { config } = loadConfig({
      NODE_ENV: '"production"',
      PORT: "'80'",
      WEBHOOK_SECRETS: 'x'.repeat(32),
    });
    expect(config).toMatchObject({ production: true, port: 80, requireHttps: true });
  });

  it('does not take a pair of quotation marks for a secret', () => {
    expect(loadConfig({ WEBHOOK_SECRETS: '""' }).config.verifiesCallers).toBe(false);
    expect(failure({ WEBHOOK_SECRETS_FILE: file("''") }).message).toContain('which is empty');
  });

  it('reads a file in UTF-16 with its byte order mark, as Windows PowerShell writes it', () => {
    const content = Buffer.from('\uFEFFone\r\ntwo\r\n', 'utf16le');
    expect(secrets({ WEBHOOK_SECRETS_FILE: file(content) })).toEqual(['one', 'two']);
    expect(secrets({ WEBHOOK_SECRETS_FILE: file(Buffer.from(content).swap16()) })).toEqual(['one', 'two']);
  });

  it.each([
    ['UTF-16 without a mark', Buffer.from('canary', 'utf16le')],
    ['Latin-1', Buffer.from('canary-é', 'latin1')],
  ])('refuses a file in %s, and says how to write it', (_name, content) => {
    const error = failure({ WEBHOOK_SECRETS_FILE: file(content) });
    expect(error.message).toMatch(/which is not text in UTF-8\. Save it as UTF-8; in Windows PowerShell/);
    expect(error.message).not.toContain('canary');
  });

  it.each(['one,t\u0007wo', 'one,t\uFFFDwo'])('refuses a secret that no caller can send: %j', (value) => {
    expect(failure({ WEBHOOK_SECRETS: value }).message).toContain(
      'must hold characters that a caller can send (entry 2 is not)',
    );
  });

  it('reads Basic credentials, from a file too; a password may hold a colon or be empty', () => {
    const { config } = loadConfig({ WEBHOOK_BASIC_AUTH_FILE: file('alice:a:b\nbob:\n') });
    expect(config.webhookBasicAuth.map((entry) => entry.reveal())).toEqual(['alice:a:b', 'bob:']);
    expect(config.verifiesCallers).toBe(true);
  });

  it('does not take an empty variable for a secret', () => {
    expect(loadConfig({ WEBHOOK_SECRETS: '', WEBHOOK_SECRETS_FILE: ' ' }).config.verifiesCallers).toBe(false);
  });

  it('refuses a variable and its file together', () => {
    const error = failure({ WEBHOOK_SECRETS: 'canary', WEBHOOK_SECRETS_FILE: file('canary') });
    expect(error.problems).toEqual([
      {
        variable: 'WEBHOOK_SECRETS',
        problem: 'and WEBHOOK_SECRETS_FILE are both set',
        cure: 'Keep one of them.',
      },
    ]);
  });

  it('reports a file that cannot be read by its path, and no missing secret besides', () => {
    const path = join(folder, 'absent');
    const error = failure({ NODE_ENV: 'production', WEBHOOK_SECRETS_FILE: path });
    expect(error.problems).toHaveLength(1);
    expect(error.message).toContain(
      `WEBHOOK_SECRETS_FILE names the file ${path}, which cannot be read (ENOENT)`,
    );
    expect(failure({ WEBHOOK_BASIC_AUTH_FILE: folder }).message).toContain('(EISDIR)');
  });

  it('refuses an empty file', () => {
    expect(failure({ WEBHOOK_SECRETS_FILE: file(' \n') }).message).toContain('which is empty');
  });

  it.each<[string, Record<string, string>]>([
    ['a list of nothing', { WEBHOOK_SECRETS: ',,' }],
    ['the colon', { WEBHOOK_BASIC_AUTH: 'canary' }],
    ['no user', { WEBHOOK_BASIC_AUTH: 'alice:x,:canary' }],
    ['a secret where its path belongs', { WEBHOOK_SECRETS_FILE: 'canary' }],
    ['a path with a NUL', { WEBHOOK_SECRETS_FILE: 'canary\0' }],
    ['a secret for the verification', { WEBHOOK_VERIFICATION: 'canary' }],
    ['a secret in the path', { WEBHOOK_PATH: '/webhook?secret=canary' }],
    [
      'a password in the address',
      { PLATFORM: 'custom', PLATFORM_API_URL: 'https://alice:canary@chat.example.com' },
    ],
    ['a secret in a misspelt variable', { WEBHOOK_SECRET: 'canary', PORT: 'abc' }],
    ['secrets that are not to be checked', { WEBHOOK_SECRETS: 'canary', WEBHOOK_VERIFICATION: 'none' }],
  ])('shows none in an error: %s', (_name, env) => {
    const error = failure(env);
    expect(error.problems).toHaveLength(1);
    expect(
      [error.message, error.stack, inspect(error, { depth: 9 }), JSON.stringify(error)].join(),
    ).not.toContain('canary');
  });

  it('shows nothing of a file in an error', () => {
    const error = failure({ WEBHOOK_BASIC_AUTH_FILE: file('canary without a colon') });
    expect(error.message).toContain('WEBHOOK_BASIC_AUTH is not usable');
    expect(inspect(error, { depth: 9 })).not.toContain('canary');
  });

  it('prints no secret', () => {
    const { config } = loadConfig({ WEBHOOK_SECRETS: 'canary-1', WEBHOOK_BASIC_AUTH: 'alice:canary-2' });
    const printed = [inspect(config, { depth: 9, showHidden: true }), JSON.stringify(config)].join();
    expect(printed).not.toContain('canary');
    expect(printed).toContain('[secret]');
  });
});

describe('the whole configuration', () => {
  it('leaves what it is given unchanged', () => {
    const env = Object.freeze({ PORT: '80', WEBHOOK_PATH: 'a/' });
    const options = Object.freeze({ webhookSecrets: ['abc'], trustProxy: ['10.0.0.1'] });
    loadConfig(env, options);
    expect(options).toEqual({ webhookSecrets: ['abc'], trustProxy: ['10.0.0.1'] });
    expect(Object.isFrozen(options.webhookSecrets)).toBe(false);
  });

  it('prints no secret', () => {
    const { config } = loadConfig({
      WEBHOOK_SECRETS: 'canary-1',
      WEBHOOK_BASIC_AUTH: 'alice:canary-2',
      BOT_SECRETS: 'bot=canary-3',
    });
    const printed = [inspect(config, { depth: 9, showHidden: true }), JSON.stringify(config)].join();
    expect(printed).not.toContain('canary');
    expect(printed).toContain('[secret]');
  });
});
