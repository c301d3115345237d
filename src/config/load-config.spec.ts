import { resolve } from 'node:path';
import { problemsOf } from '../../test/config/refused-config.js';
import { Secret } from '../common/index.js';
import { ConfigError } from './config.error.js';
import type { FulfillmentConfig } from './fulfillment-config.js';
import type { FulfillmentOptions } from './fulfillment-options.types.js';
import { loadConfig } from './load-config.js';
import { TrustProxy } from './trust-proxy.js';

type Env = Record<string, string>;

describe('loadConfig', () => {
  it('is stricter in production', () => {
    const { config } = loadConfig({ NODE_ENV: 'production', WEBHOOK_SECRETS: 'x'.repeat(32) });
    expect(config).toMatchObject({
      production: true,
      webhookVerification: 'required',
      verifiesCallers: true,
      requireHttps: true,
      logFormat: 'json',
    });
  });

  it.each<[Env, Partial<FulfillmentConfig>]>([
    [{ PORT: '0' }, { port: 0 }],
    [{ PORT: ' 65535 ' }, { port: 65_535 }],
    [{ PORT: '' }, { port: 3000 }],
    [{ PORT: '  ' }, { port: 3000 }],
    [{}, { host: '127.0.0.1' }],
    [{ NODE_ENV: 'production', WEBHOOK_SECRETS: 'x'.repeat(32) }, { host: '0.0.0.0' }],
    [{ EXTENSIONS_DIR: 'src' }, { extensionsDir: resolve('src') }],
    [{ HOST: '::1' }, { host: '::1' }],
    [{ HOST: 'bots.example.com' }, { host: 'bots.example.com' }],
    [{ HTTP_ADAPTER: 'Fastify' }, { httpAdapter: 'fastify' }],
    [{ WEBHOOK_PATH: 'bots/' }, { webhookPath: '/bots' }],
    [{ WEBHOOK_PATH: '//a/b.c_d~e-f//' }, { webhookPath: '/a/b.c_d~e-f' }],
    [{ WEBHOOK_PATH: '/.well-known/bots' }, { webhookPath: '/.well-known/bots' }],
    [{ WEBHOOK_PATH: '/' }, { webhookPath: '/' }],
    [{ BODY_LIMIT: '500kb' }, { bodyLimit: 512_000 }],
    [{ BODY_LIMIT: '1048576' }, { bodyLimit: 1_048_576 }],
    [{ BODY_LIMIT: '1.5 MB' }, { bodyLimit: 1_572_864 }],
    [{ BODY_LIMIT: '1gb' }, { bodyLimit: 1024 ** 3 }],
    [{ KEEP_ALIVE_TIMEOUT_MS: '620000' }, { keepAliveTimeoutMs: 620_000 }],
    [{ PLATFORM: 'tiledesk' }, { platform: 'tiledesk', platformApiUrl: 'https://api.tiledesk.com/v3' }],
    [{ PLATFORM_TIMEOUT_MS: '100' }, { platformTimeoutMs: 100 }],
    [{ REPLY_DEADLINE_MS: '2500' }, { replyDeadlineMs: 2500 }],
    [{ REQUIRE_HTTPS: 'TRUE' }, { requireHttps: true }],
    [
      { NODE_ENV: 'production', WEBHOOK_VERIFICATION: 'none', REQUIRE_HTTPS: 'false' },
      { requireHttps: false },
    ],
    [{ LOG_LEVEL: 'trace' }, { logLevel: 'trace' }],
    [{ LOG_FORMAT: 'json' }, { logFormat: 'json' }],
    [{ NODE_ENV: 'test' }, { production: false }],
  ])('reads %j', (env, expected) => {
    expect(loadConfig(env).config).toMatchObject(expected);
  });

  it.each([
    ['PORT', '65536', 'is "65536": must not be greater than 65535'],
    ['PORT', '-1', 'is "-1": must not be less than 0'],
    ['PORT', '3000.5', 'is "3000.5": must be an integer number'],
    ['PORT', '0x50', 'is "0x50": must be an integer number'],
    ['PORT', 'abc', 'is "abc": must be an integer number'],
    ['HOST', 'http://0.0.0.0', 'must be an IP address or a host name'],
    ['HTTP_ADAPTER', 'koa', 'must be one of the following values: express, fastify'],
    ['BODY_LIMIT', 'ten', 'must be a size in bytes'],
    ['BODY_LIMIT', '10tb', 'must be a size in bytes'],
    ['BODY_LIMIT', '10', 'must not be less than 1024'],
    ['BODY_LIMIT', '2gb', 'must not be greater than 1073741824'],
    ['KEEP_ALIVE_TIMEOUT_MS', '5', 'must not be less than 1000'],
    ['PLATFORM', 'slack', 'must be one of the following values: pingstreams, tiledesk, custom'],
    ['PLATFORM_TIMEOUT_MS', '10s', 'must be an integer number'],
    ['REPLY_DEADLINE_MS', '0', 'must not be less than 100'],
    ['REQUIRE_HTTPS', 'yes', 'is "yes": must be a boolean value'],
    ['WEBHOOK_VERIFICATION', 'on', 'must be one of the following values: required, optional, custom, none'],
    ['LOG_LEVEL', 'verbose', 'must be one of the following values: fatal'],
    ['LOG_FORMAT', 'xml', 'must be one of the following values: json, pretty'],
    ['TRUST_PROXY', '1', 'is "1": must be true, false, or a list of IP addresses'],
    ['TRUST_PROXY', 'loopback, proxy.example.com', 'must be true, false, or a list of IP addresses'],
    ['TRUST_PROXY', ',', 'must be true, false, or a list of IP addresses'],
    [
      'TLS_CERT_FILE',
      '/no/such/file.pem',
      'is "/no/such/file.pem": must be a file that can be read (ENOENT)',
    ],
  ])('refuses %s=%s, and says what to do', (variable, value, problem) => {
    const found = problemsOf({ [variable]: value }).find((one) => one.variable === variable);
    expect(found?.problem).toContain(problem);
    expect(found?.cure).toMatch(/^[A-Z].+\.$/);
  });

  it.each([
    '/a?b',
    '/a#b',
    '/:id',
    '/*',
    '/a b',
    '/a//b',
    '/a/../b',
    '/.',
    'https://x.example/webhook',
    '/a(b)',
    '/{a}',
    '/a%20',
  ])('refuses the path %j without repeating it, because it may contain a secret', (path) => {
    const [problem] = problemsOf({ WEBHOOK_PATH: path });
    expect(problem).toMatchObject({
      variable: 'WEBHOOK_PATH',
      problem: expect.stringContaining('must be a path') as string,
    });
    expect(problem?.problem).not.toContain(path);
  });

  it('shows a wrong value on one line and shortened', () => {
    const [problem] = problemsOf({ LOG_LEVEL: `a\nb${'c'.repeat(100)}` });
    expect(problem?.problem).toContain(`is "a\\nb${'c'.repeat(37)}…":`);
    expect(problem?.problem).not.toContain('\n');
  });

  it('reports everything at once, one line each with its cure, in the order of the table', () => {
    const env = {
      PORT: 'abc',
      LOG_LEVEL: 'loud',
      BODY_LIMIT: 'ten',
      PLATFORM: 'custom',
      NODE_ENV: 'production',
      WEBHOOK_SECRET: 'x',
    };
    const attempt = () => loadConfig(env);
    expect(attempt).toThrow(ConfigError);
    expect(problemsOf(env).map(({ variable }) => variable)).toEqual([
      'PORT',
      'BODY_LIMIT',
      'LOG_LEVEL',
      'PLATFORM_API_URL',
      'WEBHOOK_SECRETS',
    ]);
    expect(attempt).toThrow(/^The configuration has 5 problems:\n( {2}- .+\. .+\.\n){5}Noticed besides:\n/);
    expect(attempt).toThrow('  - WEBHOOK_SECRET is not a setting: did you mean WEBHOOK_SECRETS?');
    expect(attempt).toThrow(
      '  - PORT is "abc": must be an integer number. Use 0 to 65535, or leave it out for the default (3000).',
    );
  });

  it('has a stable code', () => {
    const error = new ConfigError([{ variable: 'PORT', problem: 'is wrong', cure: 'Change it.' }]);
    expect(error).toMatchObject({
      name: 'ConfigError',
      code: 'INVALID_CONFIG',
      docs: 'docs/errors.md#invalid-config',
    });
    expect(error.message).toBe('The configuration has 1 problem:\n  - PORT is wrong. Change it.');
  });

  describe('options', () => {
    it('are known: a misspelt one would leave the webhook without its secret', () => {
      const options = { webhookSecret: ['s'.repeat(20)], colour: 'red', port: 1, ignoreEnvFile: true };
      expect(() => loadConfig({}, options)).toThrow(
        [
          'The configuration has 2 problems:',
          '  - The option "webhookSecret" is unknown. Did you mean webhookSecrets?',
          '  - The option "colour" is unknown. docs/configuration.md lists the options.',
        ].join('\n'),
      );
    });

    it('override the environment', () => {
      const env = {
        PORT: '80',
        WEBHOOK_PATH: '/a',
        NODE_ENV: 'production',
        TRUST_PROXY: 'false',
        WEBHOOK_SECRETS_FILE: '/no/such',
      };
      const secret = new Secret('x'.repeat(20));
      const { config } = loadConfig(env, {
        port: 8080,
        webhookPath: 'b',
        production: false,
        bodyLimit: 2048,
        webhookSecrets: [secret, 'a,b'],
        webhookBasicAuth: ['alice:wonder,land'],
        trustProxy: ['10.0.0.0/8'],
        requireHttps: true,
      });
      expect(config).toMatchObject({
        port: 8080,
        webhookPath: '/b',
        production: false,
        bodyLimit: 2048,
        requireHttps: true,
      });
      expect(config.webhookSecrets.map((one) => one.reveal())).toEqual([secret.reveal(), 'a,b']);
      expect(config.webhookBasicAuth.map((one) => one.reveal())).toEqual(['alice:wonder,land']);
      expect(config.trustProxy.trusts('10.1.1.1')).toBe(true);
    });

    it('take the friendly forms', () => {
      expect(loadConfig({}, { bodyLimit: '1mb' }).config.bodyLimit).toBe(1024 ** 2);
      expect(loadConfig({}, { trustProxy: true }).config.trustProxy.trusts('1.2.3.4')).toBe(true);
      expect(loadConfig({}, { trustProxy: 'loopback' }).config.trustProxy.trusts('127.0.0.1')).toBe(true);
      const trustProxy = new TrustProxy(['10.0.0.1']);
      expect(loadConfig({}, { trustProxy }).config.trustProxy).toBe(trustProxy);
    });

    it('leave to the environment what is undefined or empty', () => {
      const { config } = loadConfig({ PORT: '80', HOST: '127.0.0.1' }, { port: undefined, host: '' });
      expect(config).toMatchObject({ port: 80, host: '127.0.0.1' });
    });

    it('can take secrets away', () => {
      const { config } = loadConfig({ WEBHOOK_SECRETS: 'abc' }, { webhookSecrets: [] });
      expect(config.verifiesCallers).toBe(false);
    });

    it.each<[FulfillmentOptions, string, string]>([
      [{ port: 70_000 }, 'PORT', 'is 70000 (the option port): must not be greater than 65535'],
      [{ port: 80.5 }, 'PORT', 'is 80.5 (the option port): must be an integer number'],
      [{ trustProxy: ['nonsense'] }, 'TRUST_PROXY', 'is a list (the option trustProxy): must be true'],
      [
        JSON.parse('{"host":{"a":1}}') as FulfillmentOptions,
        'HOST',
        'is of type object (the option host): must be an IP',
      ],
      [JSON.parse('{"trustProxy":1}') as FulfillmentOptions, 'TRUST_PROXY', 'is 1 (the option trustProxy)'],
      [
        JSON.parse('{"webhookSecrets":[null]}') as FulfillmentOptions,
        'WEBHOOK_SECRETS',
        'entry 1 is empty or not text',
      ],
      [{ webhookSecrets: ['abc', ''] }, 'WEBHOOK_SECRETS', 'entry 2 is empty or not text'],
      [{ webhookBasicAuth: ['alice:x', 'bob'] }, 'WEBHOOK_BASIC_AUTH', 'entry 2 lacks the user or the colon'],
    ])('are checked like the environment: %j', (options, variable, problem) => {
      expect(problemsOf({}, options)).toEqual([
        { variable, problem: expect.stringContaining(problem) as string, cure: expect.any(String) as string },
      ]);
    });
  });
});
