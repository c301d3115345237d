import { join } from 'node:path';
import { refusalIn } from '../test/config/refused-config.js';
import { platformNetwork } from './platform-network.js';
import { loadConfig } from './config/load-config.js';

const CERTIFICATES = join(import.meta.dirname, '../test/platform/certificates');
const CERT = join(CERTIFICATES, 'loopback.cert.pem');
const KEY = join(CERTIFICATES, 'loopback.key.pem');
const PROXY = 'http://user:pass@proxy.corp.example.com:3128';

describe('the way to the platform', () => {
  it.each(['HTTPS_PROXY', 'https_proxy'])('goes through the proxy of %s', (name) => {
    const { config, warnings } = loadConfig({
      [name]: PROXY,
      NO_PROXY: '.corp.example.com',
      HTTP_PROXY: 'http://other',
      NO_COLOR: '1',
    });

    expect(platformNetwork(config).proxy).toMatchObject({ except: '.corp.example.com' });
    expect(config.httpsProxy?.reveal()).toBe(PROXY);
    expect(JSON.stringify(config)).not.toContain('pass');
    expect(warnings.join()).not.toMatch(/PROXY|COLOR/i);
  });

  it.each(['gateway.internal:3128', 'socks5://proxy.corp.example.com', 'user:pass'])(
    'refuses the proxy %j without repeating it',
    (url) => {
      const error = refusalIn(() => loadConfig({ HTTPS_PROXY: url }));
      expect(error?.message).toMatch(/HTTPS_PROXY .*must be a URL that begins with http:/);
      expect(error?.message).not.toContain(url);
    },
  );

  it('presents the client certificate of the files, and trusts the private authority', () => {
    const { config } = loadConfig({
      PLATFORM_CA_FILE: CERT,
      PLATFORM_CLIENT_CERT_FILE: CERT,
      PLATFORM_CLIENT_KEY_FILE: KEY,
      PLATFORM_CLIENT_KEY_PASSPHRASE: 'a passphrase',
    });

    const { ca, clientCertificate } = platformNetwork(config);

    expect(ca).toMatch(/^-----BEGIN CERTIFICATE/);
    expect(clientCertificate?.cert).toBe(ca);
    expect(clientCertificate?.key).toMatch(/PRIVATE KEY/);
    expect(clientCertificate?.passphrase).toBe(config.platformClientKeyPassphrase);
  });

  it.each([
    [{ PLATFORM_CLIENT_CERT_FILE: CERT }, 'PLATFORM_CLIENT_KEY_FILE is not set'],
    [{ PLATFORM_CLIENT_KEY_FILE: KEY }, 'PLATFORM_CLIENT_CERT_FILE is not set'],
    [{ PLATFORM_CLIENT_KEY_PASSPHRASE: 'x' }, 'PLATFORM_CLIENT_KEY_FILE is not set'],
  ])('refuses half of a client certificate: %j', (env, problem) => {
    expect(refusalIn(() => loadConfig(env))?.message).toContain(problem);
  });
});
