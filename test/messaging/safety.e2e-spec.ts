import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FulfillmentError } from '../../src/common/index.js';
import {
  CertificateRejectedError,
  InvalidArgumentError,
  InvalidTokenError,
  RedirectRefusedError,
  RequestTooLargeError,
} from '../../src/messaging/index.js';
import { BOT_TOKEN, PROJECT_ID, REQUEST_ID, RecordingPlatform } from '../platform/index.js';
import { MessagingApp } from './support.js';

const CERTIFICATES = join(import.meta.dirname, '../platform/certificates');
const cert = readFileSync(join(CERTIFICATES, 'loopback.cert.pem'), 'utf8');
const key = readFileSync(join(CERTIFICATES, 'loopback.key.pem'), 'utf8');

describe('Conversation, with bad input', () => {
  let platform: RecordingPlatform;
  let app: MessagingApp;

  beforeAll(async () => {
    platform = await RecordingPlatform.start();
    app = await MessagingApp.start({ apiUrl: platform.apiUrl, timeoutMs: 10_000 });
  });
  beforeEach(() => platform.reset());
  afterAll(async () => {
    await app?.stop();
    await platform?.stop();
  });

  it.each([BOT_TOKEN, `JWT ${BOT_TOKEN}`, `jwt  ${BOT_TOKEN}`, `\n ${BOT_TOKEN}\r\n`])(
    'sends the one form of a token (%#)',
    async (token) => {
      await app.conversation(token).send('Hello');
      expect(platform.calls[0].headers.authorization).toBe(`JWT ${BOT_TOKEN}`);
    },
  );

  it.each([
    '',
    '   ',
    'JWT ',
    'two parts',
    'line\nbreak',
    `${BOT_TOKEN}\r\nX-Evil: 1`,
    `Bearer ${BOT_TOKEN}`,
    'ünicode',
  ])('refuses a token that is none, before any call (%#)', async (token) => {
    await expect(app.conversation(token).send('Hello')).rejects.toBeInstanceOf(InvalidTokenError);
    expect(platform.connections).toBe(0);
  });

  it.each(['', ' ', '.', '..', 'a/b', '../../auth/signin', 'a\\b', 'a\0b', 'a\nb', '\ud800'])(
    'refuses the id %j, before any call',
    async (id) => {
      await expect(app.conversation(BOT_TOKEN, id).close()).rejects.toBeInstanceOf(InvalidArgumentError);
      await expect(app.conversation(BOT_TOKEN, REQUEST_ID, id).close()).rejects.toBeInstanceOf(
        InvalidArgumentError,
      );
      expect(platform.connections).toBe(0);
    },
  );

  it.each(['a?b=c', 'a#b', 'a%2e%2e', 'a b', 'ä', '%'])('encodes the id %j', async (id) => {
    await expect(app.conversation(BOT_TOKEN, id).handOff()).rejects.toMatchObject({ status: 404 });
    expect(platform.calls[0].path).toBe(`/${PROJECT_ID}/requests/${encodeURIComponent(id)}/agent`);
  });

  it('does not reach into another project', async () => {
    const other = app.conversation(BOT_TOKEN, REQUEST_ID, '64f0a1b2c3d4e5f60718293f');
    await expect(other.close()).rejects.toBeInstanceOf(InvalidArgumentError);
    expect(platform.calls).toHaveLength(0);
  });

  it('does not talk to an automation, which never answers', async () => {
    const automation = app.conversation(BOT_TOKEN, `automation-request-${PROJECT_ID}-1`);
    await expect(automation.send('Hello')).rejects.toBeInstanceOf(InvalidArgumentError);
    expect(platform.calls).toHaveLength(0);
  });

  it('refuses a text of 1 MB before it is sent', async () => {
    const text = 'x'.repeat(1_000_000);
    await expect(app.conversation().note(text)).rejects.toBeInstanceOf(RequestTooLargeError);
    await expect(app.conversation().setAttributes({ text })).rejects.toBeInstanceOf(RequestTooLargeError);
    await expect(app.conversation().send(text)).rejects.toBeInstanceOf(FulfillmentError);
    expect(platform.calls).toHaveLength(0);
  });

  it.each([' ', '', 'a{b', 'a\nb', 'a\\agent'])('refuses the start block %j', async (startBlock) => {
    const error = app.conversation().replaceBot('returns', { startBlock });
    await expect(error).rejects.toBeInstanceOf(InvalidArgumentError);
    expect(platform.calls).toHaveLength(0);
  });

  it.each(['', '  ', { name: '' }, { slug: ' ' }])('refuses the bot %j', async (bot) => {
    await expect(app.conversation().replaceBot(bot)).rejects.toBeInstanceOf(InvalidArgumentError);
    expect(platform.calls).toHaveLength(0);
  });

  it('follows no redirect, so that the token stays with the platform', async () => {
    const elsewhere = await RecordingPlatform.start();
    platform.fail({ kind: 'redirect', to: `${elsewhere.apiUrl}/` });

    await expect(app.conversation().send('Hello')).rejects.toBeInstanceOf(RedirectRefusedError);

    expect(elsewhere.connections).toBe(0);
    await elsewhere.stop();
  });

  it('does not hand the token to a proxy of the environment', async () => {
    const proxy = await RecordingPlatform.start();
    process.env['http_proxy'] = `http://127.0.0.1:${proxy.port}`;
    try {
      await app.conversation().send('Hello');
    } finally {
      delete process.env['http_proxy'];
    }
    expect(proxy.connections).toBe(0);
    expect(platform.world.texts()).toEqual(['Hello']);
    await proxy.stop();
  });

  it('closes its connections when the application stops', async () => {
    const other = await RecordingPlatform.start();
    const stopped = await MessagingApp.start({ apiUrl: other.apiUrl });
    await stopped.conversation().send('Bye');
    expect(other.openConnections).toBe(1);

    await stopped.stop();

    while (other.openConnections > 0) await new Promise(setImmediate);
    await other.stop();
  });

  it('reuses its connections, and opens no more than it may', async () => {
    const bounded = await MessagingApp.start({ apiUrl: platform.apiUrl, maxConnections: 4 });
    const calls = Array.from({ length: 8 }, (_, index) =>
      bounded.conversation(BOT_TOKEN, `conversation-${index}`).handOff(),
    );
    await Promise.allSettled(calls);

    expect(platform.calls).toHaveLength(8);
    expect(platform.connections).toBeLessThanOrEqual(4);
    await bounded.stop();
  });

  describe('over TLS', () => {
    let secure: RecordingPlatform;

    beforeAll(async () => {
      secure = await RecordingPlatform.start({ key, cert });
    });
    afterAll(() => secure?.stop());

    it.each(['1', '0'])(
      'refuses a certificate without a trusted issuer (NODE_TLS_REJECT_UNAUTHORIZED=%s)',
      async (value) => {
        process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = value;
        const client = await MessagingApp.start({ apiUrl: secure.apiUrl });
        try {
          await expect(client.conversation().send('Hello')).rejects.toBeInstanceOf(CertificateRejectedError);
        } finally {
          delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
          await client.stop();
        }
        expect(secure.calls).toHaveLength(0);
      },
    );

    it('trusts a private authority that is configured', async () => {
      const client = await MessagingApp.start({ apiUrl: secure.apiUrl, ca: cert });
      await client.conversation().send('Hello');
      expect(secure.world.texts()).toEqual(['Hello']);
      await client.stop();
    });

    it('refuses the certificate of another host', async () => {
      const client = await MessagingApp.start({
        apiUrl: secure.apiUrl.replace('127.0.0.1', 'localhost'),
        ca: cert,
      });
      await expect(client.conversation().send('Hello')).rejects.toBeInstanceOf(CertificateRejectedError);
      await client.stop();
    });
  });
});
