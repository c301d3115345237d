import { Logger } from '@nestjs/common';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { FulfillmentConfig, loadConfig } from '../config/index.js';
import { HttpsGuard } from './https.guard.js';

function guardIn(env: Record<string, string>): HttpsGuard {
  return new HttpsGuard(loadConfig({ REQUIRE_HTTPS: 'true', ...env }).config);
}

function from(
  remoteAddress: string,
  headers: Record<string, string> = {},
  encrypted = false,
): ExecutionContextHost {
  return new ExecutionContextHost([{ headers, socket: { remoteAddress, encrypted } }]);
}

describe('HttpsGuard', () => {
  it.each(['192.0.2.10', '::ffff:192.0.2.10', '2001:db8::1', '126.0.0.1', '128.0.0.1', ''])(
    'refuses plain HTTP from %s, whatever it says of itself',
    (address) => {
      const context = from(address, { 'x-forwarded-proto': 'https' });
      expect(() => guardIn({}).canActivate(context)).toThrow('This service is reached by HTTPS only.');
    },
  );

  it.each(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1'])(
    'lets plain HTTP from loopback %s in',
    (address) => {
      expect(guardIn({}).canActivate(from(address))).toBe(true);
    },
  );

  it('lets in what is encrypted', () => {
    expect(guardIn({}).canActivate(from('192.0.2.10', {}, true))).toBe(true);
  });

  it('believes a trusted proxy, and refuses it when it is silent', () => {
    const guard = guardIn({ TRUST_PROXY: '192.0.2.0/24' });
    expect(guard.canActivate(from('192.0.2.10', { 'x-forwarded-proto': 'https' }))).toBe(true);
    expect(() => guard.canActivate(from('192.0.2.10'))).toThrow();
    expect(() => guard.canActivate(from('198.51.100.1', { 'x-forwarded-proto': 'https' }))).toThrow();
  });

  it('warns once a minute of a peer that it refuses, and names it as the proxy to trust', () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    const clock = jest.spyOn(performance, 'now').mockReturnValue(0);
    const guard = guardIn({ TRUST_PROXY: '192.0.2.0/24' });
    const refuse = (address: string, headers?: Record<string, string>): void =>
      expect(() => guard.canActivate(from(address, headers))).toThrow();
    for (let call = 0; call < 3; call += 1) refuse('::ffff:10.0.0.7', { 'x-forwarded-proto': 'https' });
    refuse('192.0.2.10', { 'x-forwarded-proto': 'http' });
    clock.mockReturnValue(60_001);
    refuse('10.0.0.7');

    const lines = warn.mock.calls.map(([line]) => String(line));
    warn.mockRestore();
    clock.mockRestore();
    expect(lines).toEqual([
      expect.stringMatching(/plain HTTP from 10\.0\.0\.7\..*X-Forwarded-Proto.*TRUST_PROXY=10\.0\.0\.7\.$/),
      expect.stringMatching(/from 192\.0\.2\.10\. TRUST_PROXY names it/),
      expect.stringMatching(/from 10\.0\.0\.7\. If it is the proxy/),
    ]);
  });

  it('lets everything in where HTTPS is not required', () => {
    expect(guardIn({ REQUIRE_HTTPS: 'false' }).canActivate(from('192.0.2.10'))).toBe(true);
  });

  it('reads the configuration that the application was given', () => {
    expect(loadConfig({ NODE_ENV: 'production', WEBHOOK_VERIFICATION: 'none' }).config).toBeInstanceOf(
      FulfillmentConfig,
    );
    expect(loadConfig({ NODE_ENV: 'production', WEBHOOK_VERIFICATION: 'none' }).config.requireHttps).toBe(
      true,
    );
  });
});
