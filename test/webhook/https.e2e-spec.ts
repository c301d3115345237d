import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import tcp from 'node:net';
import { join } from 'node:path';
import tls from 'node:tls';
import { fixture } from '../support/fixtures.js';
import { ADAPTERS, JSON_TYPE, startService, type RunningService } from '../support/start-service.js';
import { HelloModule } from './hello.module.js';
import { LongAnswerModule, requestForLongAnswer } from './long-answer.module.js';

const CERTIFICATES = join(import.meta.dirname, '..', 'platform', 'certificates');
const CERT = join(CERTIFICATES, 'loopback.cert.pem');
const KEY = join(CERTIFICATES, 'loopback.key.pem');

describe.each(ADAPTERS)('HTTPS on %s', (adapter) => {
  let service: RunningService | undefined;

  afterEach(async () => {
    await service?.close();
    service = undefined;
  });

  it.each([
    ['https', 200],
    ['HTTPS', 200],
    ['http', 403],
    ['https, http', 403],
    ['http, https', 403],
    ['', 403],
  ])('a trusted proxy that says "%s" gets %i', async (scheme, status) => {
    service = await startService(HelloModule, adapter, { REQUIRE_HTTPS: 'true', TRUST_PROXY: 'loopback' });
    const answer = await service.post(fixture(), { headers: { ...JSON_TYPE, 'X-Forwarded-Proto': scheme } });
    expect(answer.status).toBe(status);
    if (status === 403) expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 'HTTPS_REQUIRED' } });
    expect(answer.headers.location).toBeUndefined();
  });

  it('a proxy that is not trusted is not heard', async () => {
    service = await startService(HelloModule, adapter, { REQUIRE_HTTPS: 'true', TRUST_PROXY: '192.0.2.7' });
    const answer = await service.post(fixture(), { headers: { ...JSON_TYPE, 'X-Forwarded-Proto': 'http' } });
    expect(answer.status).toBe(200);
  });

  it('is served with its own certificate, by TLS 1.2 and up', async () => {
    service = await startService(HelloModule, adapter, {
      REQUIRE_HTTPS: 'true',
      TLS_CERT_FILE: CERT,
      TLS_KEY_FILE: KEY,
    });
    const { port } = new URL(service.url);
    const post = (maxVersion?: 'TLSv1.1' | 'TLSv1.2'): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        const outgoing = request(
          {
            host: '127.0.0.1',
            port,
            path: '/webhook',
            method: 'POST',
            headers: JSON_TYPE,
            ca: readFileSync(CERT),
            agent: false,
            ...(maxVersion && { minVersion: 'TLSv1', maxVersion, ciphers: 'DEFAULT:@SECLEVEL=0' }),
          },
          (incoming) => {
            incoming.resume();
            resolve(incoming.statusCode);
          },
        );
        outgoing.on('error', reject);
        outgoing.end(JSON.stringify(fixture()));
      });
    await expect(post()).resolves.toBe(200);
    await expect(post('TLSv1.2')).resolves.toBe(200);
    await expect(post('TLSv1.1')).rejects.toThrow(/protocol version|EPROTO/);
  });

  it('a client without a handshake, or a slow reader, is disconnected', async () => {
    service = await startService(LongAnswerModule, adapter, {
      LIMIT_RECEIVE_MS: '1000',
      TLS_CERT_FILE: CERT,
      TLS_KEY_FILE: KEY,
    });
    const port = Number(new URL(service.url).port);
    const silent = tcp.connect(port, '127.0.0.1').resume();
    const greedy = tls.connect({ port, host: '127.0.0.1', ca: readFileSync(CERT) }).pause();
    const request = requestForLongAnswer();
    const asking = setInterval(() => greedy.write(request), 20);
    const ends = [silent, greedy].map(
      (socket) => new Promise((resolve) => socket.on('error', () => undefined).on('close', resolve)),
    );
    await Promise.all(ends);
    clearInterval(asking);
    expect([silent, greedy].map(({ destroyed }) => destroyed)).toEqual([true, true]);
  }, 60_000);
});
