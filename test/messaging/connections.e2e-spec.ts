import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { createServer as createHttpsServer, type Server as HttpsServer } from 'node:https';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { InvalidMessagingOptionsError, PlatformUnavailableError } from '../../src/messaging/index.js';
import { BOT_TOKEN, RecordingPlatform } from '../platform/index.js';
import { until } from '../support/until.js';
import { failure, MessagingApp } from './support.js';

const CERTIFICATES = join(import.meta.dirname, '../platform/certificates');
const cert = readFileSync(join(CERTIFICATES, 'loopback.cert.pem'), 'utf8');
const key = readFileSync(join(CERTIFICATES, 'loopback.key.pem'), 'utf8');
const PASSPHRASE = 'a passphrase of the tests';

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** A gateway between the client and the platform that can forget its connections without a word, as NAT does. */
class Gateway {
  private readonly server = createServer({ pauseOnConnect: true }, (client) => {
    const mine = this.generation;
    const platform = connect(this.platformPort, '127.0.0.1');
    client.on('data', (bytes) => {
      if (mine === this.generation) return void platform.write(bytes);
      this.resets += 1;
      client.resetAndDestroy();
      platform.destroy();
    });
    platform.on('data', (bytes) => client.write(bytes));
    for (const socket of [client, platform]) socket.on('error', () => undefined);
    client.on('close', () => platform.destroy());
    client.resume();
  });
  private generation = 0;
  resets = 0;

  private constructor(private readonly platformPort: number) {}

  static async before(platform: RecordingPlatform): Promise<Gateway & { apiUrl: string }> {
    const gateway = new Gateway(platform.port);
    const port = await listening(gateway.server);
    return Object.assign(gateway, { apiUrl: platform.apiUrl.replace(`:${platform.port}`, `:${port}`) });
  }

  /** The next bytes on each connection of now are answered with a reset. */
  forgetConnections(): void {
    this.generation += 1;
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }
}

describe('The connections to the platform', () => {
  let platform: RecordingPlatform;
  let app: MessagingApp | undefined;

  beforeAll(async () => {
    platform = await RecordingPlatform.start();
  });
  beforeEach(() => platform.reset());
  afterEach(async () => {
    jest.restoreAllMocks();
    await app?.stop();
    app = undefined;
  });
  afterAll(() => platform?.stop());

  /** Eight calls at once, so that eight connections are idle afterwards. */
  const burst = (client: MessagingApp): Promise<unknown> =>
    Promise.allSettled(
      Array.from({ length: 8 }, (_, index) =>
        client.conversation(BOT_TOKEN, `conversation-${index}`).handOff(),
      ),
    );

  /** The client's clock goes forward: its connections have been idle for that time. */
  function idleFor(milliseconds: number): void {
    const now = performance.now.bind(performance);
    jest.spyOn(performance, 'now').mockImplementation(() => now() + milliseconds);
  }

  it('sends on a new connection, without a search, after a gateway has dropped the idle ones', async () => {
    const gateway = await Gateway.before(platform);
    app = await MessagingApp.start({ apiUrl: gateway.apiUrl, keepAliveMs: 60_000, backoffMs: 1 });
    await burst(app);
    gateway.forgetConnections();
    idleFor(3_000);
    platform.calls.length = 0;

    await app.conversation().send('after the pause');
    await app.conversation().send('and once more');

    expect(gateway.resets).toBe(1);
    expect(platform.lines.filter((line) => line.startsWith('GET'))).toEqual([]);
    expect(platform.world.texts()).toEqual(['after the pause', 'and once more']);
    await app.stop();
    app = undefined;
    await gateway.close();
  });

  it('looks for the message first when the connection was in use a moment ago', async () => {
    const gateway = await Gateway.before(platform);
    app = await MessagingApp.start({
      apiUrl: gateway.apiUrl,
      keepAliveMs: 60_000,
      maxConnections: 1,
      backoffMs: 1,
    });
    await app.conversation().send('first');
    gateway.forgetConnections();

    await app.conversation().send('second');

    expect(gateway.resets).toBe(1);
    expect(platform.lines.some((line) => line.startsWith('GET'))).toBe(true);
    expect(platform.world.texts()).toEqual(['first', 'second']);
    await app.stop();
    app = undefined;
    await gateway.close();
  });

  it('keeps an idle connection no longer than keepAliveMs', async () => {
    app = await MessagingApp.start({ apiUrl: platform.apiUrl, keepAliveMs: 1 });

    await burst(app);

    await until(() => platform.openConnections === 0);
  });

  describe('through a proxy', () => {
    let secure: RecordingPlatform;
    let proxy: HttpServer;
    let proxyUrl: string;
    let tunnels: { target: string; credential?: string; bytes: string }[];
    let refusal: number | undefined;

    beforeAll(async () => {
      secure = await RecordingPlatform.start({ key, cert });
      proxy = createHttpServer();
      proxy.on('connect', (request, client) => {
        const tunnel = {
          target: request.url ?? '',
          credential: request.headers['proxy-authorization'],
          bytes: '',
        };
        tunnels.push(tunnel);
        if (refusal !== undefined) return void client.end(`HTTP/1.1 ${refusal} No\r\n\r\n`);
        const upstream = connect(secure.port, '127.0.0.1', () => {
          client.write('HTTP/1.1 200 Connection established\r\n\r\n');
          client.on('data', (bytes: Buffer) => (tunnel.bytes += bytes.toString('latin1')));
          client.pipe(upstream).pipe(client);
        });
        for (const socket of [client, upstream]) socket.on('error', () => undefined);
        client.on('close', () => upstream.destroy());
      });
      proxyUrl = `http://127.0.0.1:${await listening(proxy)}`;
    });
    beforeEach(() => {
      secure.reset();
      tunnels = [];
      refusal = undefined;
    });
    afterAll(async () => {
      await secure?.stop();
      await new Promise((resolve) => proxy.close(resolve));
    });

    it('reaches an https platform through a tunnel, in which the proxy sees no token', async () => {
      const url = proxyUrl.replace('//', '//user:pass%20word@');
      app = await MessagingApp.start({ apiUrl: secure.apiUrl, ca: cert, proxy: { url } });

      await app.conversation().send('Hello');

      expect(secure.world.texts()).toEqual(['Hello']);
      expect(tunnels).toHaveLength(1);
      expect(tunnels[0]).toMatchObject({
        target: `127.0.0.1:${secure.port}`,
        credential: `Basic ${Buffer.from('user:pass word').toString('base64')}`,
      });
      expect(tunnels[0].bytes).not.toContain(BOT_TOKEN);
    });

    it('goes past the proxy to a host that is excepted, and over plain http on loopback', async () => {
      app = await MessagingApp.start({
        apiUrl: secure.apiUrl,
        ca: cert,
        proxy: { url: proxyUrl, except: '127.0.0.1' },
      });
      await app.conversation().send('Hello');
      const plain = await MessagingApp.start({ apiUrl: platform.apiUrl, proxy: { url: proxyUrl } });
      await plain.conversation().send('Hello');
      await plain.stop();

      expect(tunnels).toEqual([]);
      expect(secure.world.texts()).toEqual(['Hello']);
      expect(platform.world.texts()).toEqual(['Hello']);
    });

    it('names a proxy that refuses: the platform did nothing', async () => {
      refusal = 407;
      app = await MessagingApp.start({
        apiUrl: secure.apiUrl,
        ca: cert,
        proxy: { url: proxyUrl },
        retries: 0,
      });

      const error = (await failure(app.conversation().send('Hello'))) as PlatformUnavailableError;

      expect(error).toBeInstanceOf(PlatformUnavailableError);
      expect(error).toMatchObject({ reason: 'PROXY 407', outcome: 'not-done' });
      expect(error.help).toContain('HTTPS_PROXY');
    });

    it.each(['proxy.corp.invalid:3128', 'socks5://127.0.0.1:1', ''])(
      'refuses the address %j of a proxy',
      async (url) => {
        const start = MessagingApp.start({ apiUrl: platform.apiUrl, proxy: { url } });
        await expect(start).rejects.toBeInstanceOf(InvalidMessagingOptionsError);
      },
    );
  });

  describe('with a client certificate', () => {
    const encrypted = createPrivateKey(key)
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: PASSPHRASE })
      .toString();
    let strict: HttpsServer;
    let apiUrl: string;
    let calls: number;

    beforeAll(async () => {
      const answer = JSON.stringify({ isopen: true });
      strict = createHttpsServer(
        { key, cert, ca: cert, requestCert: true, rejectUnauthorized: true },
        (_, response) => {
          calls += 1;
          response.setHeader('Content-Type', 'application/json').end(answer);
        },
      );
      apiUrl = `https://127.0.0.1:${await listening(strict)}`;
    });
    beforeEach(() => {
      calls = 0;
    });
    afterAll(async () => {
      await new Promise((resolve) => strict.close(resolve));
    });

    it('proves the service to a platform that asks for it, with an encrypted key', async () => {
      const clientCertificate = { cert, key: encrypted, passphrase: PASSPHRASE };
      app = await MessagingApp.start({ apiUrl, ca: cert, clientCertificate });

      await app.conversation().isOpenNow();

      expect(calls).toBe(1);
    });

    it('is refused by such a platform without one', async () => {
      app = await MessagingApp.start({ apiUrl, ca: cert, retries: 0 });

      await expect(app.conversation().isOpenNow()).rejects.toBeInstanceOf(PlatformUnavailableError);

      expect(calls).toBe(0);
    });

    it('refuses a wrong passphrase at the start', async () => {
      const wrong = { cert, key: encrypted, passphrase: 'wrong' };
      const start = MessagingApp.start({ apiUrl, clientCertificate: wrong });
      await expect(start).rejects.toThrow(/client certificate for the platform cannot be used/);
    });
  });
});
