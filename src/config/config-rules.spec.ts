import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refusalIn } from '../../test/config/refused-config.js';
import { loadConfig } from './load-config.js';

const LONG = 'x'.repeat(32);

type Env = Record<string, string>;

function problemOf(env: Env): string | undefined {
  const error = refusalIn(() => loadConfig(env));
  if (error !== undefined && error.problems.length !== 1) throw error;
  return error?.message.split('\n')[1]?.slice(4);
}

describe('the platform', () => {
  it.each([
    ['https://chat.example.com/api/v3/', 'https://chat.example.com/api/v3'],
    ['https://chat.example.com', 'https://chat.example.com'],
    ['HTTPS://Chat.Example.com:8443/v3//', 'https://chat.example.com:8443/v3'],
    ['http://localhost:3000/', 'http://localhost:3000'],
    ['http://127.0.0.1:3000/v3', 'http://127.0.0.1:3000/v3'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
  ])('custom at %s', (url, expected) => {
    expect(loadConfig({ PLATFORM: 'custom', PLATFORM_API_URL: url }).config.platformApiUrl).toBe(expected);
  });

  it.each([
    ['http://chat.example.com', 'must begin with https://'],
    ['http://10.0.0.1', 'must begin with https://'],
    ['http://localhost.example.com', 'must begin with https://'],
    ['ftp://chat.example.com', 'must begin with https://'],
    ['chat.example.com', 'must be a URL'],
    ['https://', 'must be a URL'],
    ['https://alice@chat.example.com', 'must not hold a user or a password'],
    ['https://chat.example.com/?key=1', 'must not hold a query or a fragment'],
    ['https://chat.example.com/?', 'must not hold a query or a fragment'],
    ['https://chat.example.com/#a', 'must not hold a query or a fragment'],
  ])('custom at %s is refused', (url, problem) => {
    expect(problemOf({ PLATFORM: 'custom', PLATFORM_API_URL: url })).toContain(problem);
  });

  it('custom needs an address', () => {
    expect(problemOf({ PLATFORM: 'custom' })).toMatch(
      /^PLATFORM_API_URL is not set, but PLATFORM is custom\. Set the base/,
    );
  });

  it.each<[Env]>([[{}], [{ PLATFORM: 'pingstreams' }], [{ PLATFORM: 'tiledesk' }]])(
    'a profile takes no other address: %j',
    (env) => {
      expect(problemOf({ ...env, PLATFORM_API_URL: 'https://chat.example.com' })).toMatch(
        /^PLATFORM_API_URL is set, but PLATFORM is (pingstreams|tiledesk), .+\. Set PLATFORM=custom/,
      );
    },
  );
});

describe('the verification of callers', () => {
  it.each<[Env, string, boolean]>([
    [{}, 'optional', false],
    [{ WEBHOOK_SECRETS: 'abc' }, 'optional', true],
    [{ WEBHOOK_BASIC_AUTH: 'alice:x' }, 'optional', true],
    [{ WEBHOOK_VERIFICATION: 'none' }, 'none', false],
    [{ WEBHOOK_VERIFICATION: 'required', WEBHOOK_SECRETS: 'abc' }, 'required', true],
    [{ NODE_ENV: 'production', WEBHOOK_SECRETS: LONG }, 'required', true],
    [{ NODE_ENV: 'production', WEBHOOK_BASIC_AUTH: `alice:${LONG}` }, 'required', true],
    [{ NODE_ENV: 'production', WEBHOOK_VERIFICATION: 'none' }, 'none', false],
    [{ NODE_ENV: 'production', WEBHOOK_VERIFICATION: 'optional', WEBHOOK_SECRETS: LONG }, 'optional', true],
  ])('%j', (env, webhookVerification, verifiesCallers) => {
    expect(loadConfig(env).config).toMatchObject({ webhookVerification, verifiesCallers });
  });

  it.each<[Env]>([
    [{ NODE_ENV: 'production' }],
    [{ NODE_ENV: 'production', WEBHOOK_VERIFICATION: 'optional' }],
    [{ NODE_ENV: 'production', WEBHOOK_VERIFICATION: 'required' }],
    [{ WEBHOOK_VERIFICATION: 'required' }],
  ])('%j is not enough, and the error says what is', (env) => {
    const problem = problemOf(env);
    expect(problem).toMatch(/^WEBHOOK_SECRETS is not set/);
    expect(problem).toContain('openssl rand -hex 32');
    expect(problem).toContain('WEBHOOK_BASIC_AUTH=user:password');
    expect(problem).toContain('To switch verification off on purpose, set WEBHOOK_VERIFICATION=none');
  });

  it.each<[Env, boolean]>([
    [{ BOT_SECRETS: `64f0b1b2c3d4e5f607182930=${LONG}` }, true],
    [{ WEBHOOK_PLATFORM_CHECK: 'true' }, true],
    [{ WEBHOOK_PLATFORM_CHECK: 'false' }, false],
    [{ WEBHOOK_ALLOWED_ADDRESSES: '192.0.2.0/24' }, true],
    [{ TRUST_PROXY: 'loopback', CLIENT_CERT_HEADER: 'X-Client-Verify=SUCCESS' }, true],
    [{ WEBHOOK_SIGNING_SECRETS: `whsec_${'A'.repeat(32)}` }, true],
    [{ ALLOWED_PROJECTS: '64f0a1b2c3d4e5f60718293a' }, false],
    [{ ALLOWED_BOTS: '64f0b1b2c3d4e5f607182930' }, false],
    [{ WEBHOOK_VERIFICATION: 'custom' }, true],
  ])('%j verifies callers: %s', (env, verifiesCallers) => {
    expect(loadConfig(env).config.verifiesCallers).toBe(verifiesCallers);
  });

  it.each<[Env, string]>([
    [{ BOT_SECRETS: 'a b' }, 'BOT_SECRETS is not usable'],
    [{ WEBHOOK_SIGNING_SECRETS: 'whsec_c2hvcnQ=' }, 'WEBHOOK_SIGNING_SECRETS is not usable'],
    [{ WEBHOOK_SIGNING_SECRETS: 'abc' }, 'WEBHOOK_SIGNING_SECRETS is not usable'],
    [{ WEBHOOK_ALLOWED_ADDRESSES: '192.0.2.0/33' }, 'WEBHOOK_ALLOWED_ADDRESSES is "192.0.2.0/33"'],
    [
      { WEBHOOK_ALLOWED_ADDRESSES: '192.0.2.1', TRUST_PROXY: 'true' },
      'WEBHOOK_ALLOWED_ADDRESSES is set, but',
    ],
    [
      { CLIENT_CERT_HEADER: 'X-Client-Verify=SUCCESS' },
      'CLIENT_CERT_HEADER is set, but TRUST_PROXY trusts no',
    ],
    [{ CLIENT_CERT_HEADER: 'X-Client-Verify' }, 'CLIENT_CERT_HEADER is "X-Client-Verify"'],
    [{ ALLOWED_PROJECTS: '../x' }, 'ALLOWED_PROJECTS is "../x"'],
    [
      { TLS_CLIENT_CA_FILE: import.meta.filename },
      'TLS_CLIENT_CA_FILE is set, but this service does not serve HTTPS',
    ],
  ])('%j is refused', (env, problem) => {
    expect(problemOf(env)).toContain(problem);
  });

  it.each<[Env]>([
    [{ WEBHOOK_SECRETS: 'abc' }],
    [{ WEBHOOK_BASIC_AUTH: 'alice:x' }],
    [{ BOT_SECRETS: 'abc' }],
    [{ WEBHOOK_PLATFORM_CHECK: 'true' }],
  ])('none contradicts %j', (env) => {
    expect(problemOf({ ...env, WEBHOOK_VERIFICATION: 'none' })).toMatch(/^WEBHOOK_VERIFICATION is none, but/);
  });
});

describe('TLS', () => {
  let folder: string;
  let file: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'config-'));
    file = join(folder, 'tls.pem');
    writeFileSync(file, 'any content');
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('takes a certificate and its key', () => {
    const { config } = loadConfig({ TLS_CERT_FILE: file, TLS_KEY_FILE: file });
    expect(config).toMatchObject({ tlsCertFile: file, tlsKeyFile: file });
  });

  it('refuses one without the other', () => {
    expect(problemOf({ TLS_CERT_FILE: file })).toMatch(
      /^TLS_KEY_FILE is not set, but TLS_CERT_FILE is\. Set both/,
    );
    expect(problemOf({ TLS_KEY_FILE: file })).toMatch(
      /^TLS_CERT_FILE is not set, but TLS_KEY_FILE is\. Set both/,
    );
  });

  it('refuses a path that is not a file, or does not exist', () => {
    expect(problemOf({ TLS_CERT_FILE: folder, TLS_KEY_FILE: file })).toContain('(it is not a file)');
    expect(problemOf({ TLS_CERT_FILE: file, TLS_KEY_FILE: join(folder, 'absent') })).toContain('(ENOENT)');
  });
});

describe('the playground', () => {
  const production = { NODE_ENV: 'production', WEBHOOK_SECRETS: LONG };

  it('needs a password in production, and there only', () => {
    expect(problemOf({ ...production, PLAYGROUND: 'true' })).toMatch(/^PLAYGROUND_PASSWORD is not set/);
    expect(problemOf({ ...production, PLAYGROUND: 'true', PLAYGROUND_PASSWORD: LONG })).toBeUndefined();
    expect(problemOf({ PLAYGROUND: 'true' })).toBeUndefined();
    expect(problemOf(production)).toBeUndefined();
  });

  it('is in one process', () => {
    expect(problemOf({ PLAYGROUND: 'true', WORKERS: '2' })).toMatch(/^WORKERS is more than 1/);
  });
});
