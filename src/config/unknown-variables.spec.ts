import { unknownVariables } from './unknown-variables.js';

const KNOWN = [
  'NODE_ENV',
  'HOST',
  'PORT',
  'HTTP_ADAPTER',
  'PLATFORM',
  'PLATFORM_TIMEOUT_MS',
  'WEBHOOK_SECRETS',
  'TLS_CERT_FILE',
];

describe('unknownVariables', () => {
  it.each([
    ['WEBHOOK_SECRET', 'WEBHOOK_SECRETS'],
    ['webhook_secrets', 'WEBHOOK_SECRETS'],
    ['WEBHOOKSECRETS', 'WEBHOOK_SECRETS'],
    ['Port', 'PORT'],
    ['PLATFROM', 'PLATFORM'],
    ['HTTP_ADAPTOR', 'HTTP_ADAPTER'],
    ['node_env', 'NODE_ENV'],
    ['TLS_CERT', 'TLS_CERT_FILE'],
    ['PLATFORM_TIMEOUT', 'PLATFORM_TIMEOUT_MS'],
  ])('%s: did you mean %s?', (name, meant) => {
    expect(unknownVariables({ [name]: 'x' }, KNOWN)).toEqual([
      `${name} is not a setting: did you mean ${meant}?`,
    ]);
  });

  it.each(['WEBHOOK_TOKEN', 'webhook_colour', 'PLATFORM_REGION', 'WEBHOOK_PORT'])(
    '%s begins like a setting',
    (name) => {
      expect(unknownVariables({ [name]: '3000' }, KNOWN)).toEqual([
        `${name} is not a setting. docs/configuration.md lists them.`,
      ]);
    },
  );

  it.each([
    ['WEBHOOK_SERVICE_HOST', '10.0.0.7'],
    ['WEBHOOK_SERVICE_PORT', '80'],
    ['WEBHOOK_SERVICE_PORT_HTTP', '80'],
    ['WEBHOOK_PORT', 'tcp://10.0.0.7:80'],
    ['WEBHOOK_PORT_80_TCP', 'tcp://10.0.0.7:80'],
    ['WEBHOOK_PORT_80_TCP_ADDR', '10.0.0.7'],
    ['WEBHOOK_PORT_80_TCP_PORT', '80'],
    ['WEBHOOK_PORT_80_TCP_PROTO', 'tcp'],
    ['npm_config_loglevel', 'info'],
    ['NODE_OPTIONS', '--enable-source-maps'],
    ['NODE_ENVS', 'x'],
    ['HTTP_PROXY', 'http://proxy.example.com'],
    ['SSL_CERT_FILE', '/etc/ssl/cert.pem'],
    ['HOSTNAME', 'pod-1'],
    ['HOME', '/root'],
    ['POST', 'x'],
    ['PATH', '/bin'],
    ['PWD', '/'],
    ['LANG', 'C'],
    ['_', '/usr/bin/node'],
    ['PORT', '3000'],
    ['WEBHOOK_SECRETS', 'x'],
  ])('%s is none of our business', (name, value) => {
    expect(unknownVariables({ [name]: value }, KNOWN)).toEqual([]);
  });

  it('never shows a value, and reports in the order of the names', () => {
    const warnings = unknownVariables({ WEBHOOK_SECRET: 'canary', PLATFORMS: 'canary' }, KNOWN);
    expect(warnings).toHaveLength(2);
    expect(warnings[0]).toMatch(/^PLATFORMS /);
    expect(warnings.join()).not.toContain('canary');
  });
});
