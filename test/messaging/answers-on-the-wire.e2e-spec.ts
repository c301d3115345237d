import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { MAX_ANSWER_BYTES } from '../../src/messaging/messaging.constants.js';
import {
  PlatformTimeoutError,
  UnexpectedAnswerError,
  type MessagingOptions,
} from '../../src/messaging/index.js';
import { REQUEST_ID } from '../platform/index.js';
import { failure, MessagingApp } from './support.js';

/** How answers come over the wire is not what they say: these platforms answer one and the same conversation. */
const CONVERSATION = {
  _id: '64f0a1b2c3d4e5f607182930',
  request_id: REQUEST_ID,
  status: 200,
  subject: 'Grüße 👋',
};
const json = JSON.stringify(CONVERSATION);

describe('Answers of the platform, on the wire', () => {
  let server: Server;
  let app: MessagingApp;

  async function start(listener: RequestListener, options: Partial<MessagingOptions> = {}): Promise<void> {
    server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    app = await MessagingApp.start({ apiUrl: `http://127.0.0.1:${port}/v3/`, retries: 0, ...options });
  }

  afterEach(async () => {
    await app.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('reads an answer that comes packed, below a path of the address', async () => {
    await start((request, response) => {
      const fits = request.headers['accept-encoding'] === 'gzip' && request.url?.startsWith('/v3/');
      response.writeHead(fits ? 200 : 404, { 'Content-Encoding': 'gzip' }).end(gzipSync(json));
    });
    await expect(app.conversation().get()).resolves.toMatchObject(CONVERSATION);
  });

  it('reads an answer whose pieces end within a character', async () => {
    await start((_, response) => {
      for (const byte of Buffer.from(json)) response.write(Buffer.of(byte));
      response.end();
    });
    await expect(app.conversation().get()).resolves.toMatchObject(CONVERSATION);
  });

  it('takes several cookies of an answer as one header', async () => {
    const seen: string[] = [];
    const interceptor: NonNullable<MessagingOptions['interceptors']>[number] = {
      intercept: async (_, next) => {
        const answer = await next();
        seen.push(answer.headers['set-cookie']);
        return answer;
      },
    };
    await start((_, response) => response.setHeader('Set-Cookie', ['a=1', 'b=2']).end(json), {
      interceptors: [interceptor],
    });
    await app.conversation().get();
    expect(seen).toEqual(['a=1,b=2']);
  });

  it.each<[string, RequestListener]>([
    [
      'packed, and damaged',
      (_, response) => {
        const packed = gzipSync(json);
        response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(packed.subarray(0, packed.length - 12));
      },
    ],
    [
      'small, but too long when it is unpacked',
      (_, response) => {
        const long = gzipSync(Buffer.alloc(MAX_ANSWER_BYTES + 1, ' '));
        response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(long);
      },
    ],
    ['too long', (_, response) => response.end(Buffer.alloc(MAX_ANSWER_BYTES + 1, ' '))],
    [
      'packed in a way that nobody asked for',
      (_, response) => response.setHeader('Content-Encoding', 'br').end('?'),
    ],
  ])('ends in a typed error when an answer is %s', async (_, listener) => {
    await start(listener);
    expect(await failure(app.conversation().get())).toBeInstanceOf(UnexpectedAnswerError);
  });

  it('ends in time while it waits for a connection', async () => {
    await start(() => undefined, { maxConnections: 1 });
    const first = failure(app.conversation().get({ timeoutMs: 60_000 }));
    expect(await failure(app.conversation().get({ timeoutMs: 50 }))).toBeInstanceOf(PlatformTimeoutError);
    server.closeAllConnections();
    await first;
  });
});
