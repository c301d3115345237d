import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CallAbortedError, ProjectBusyError } from '../../src/messaging/index.js';
import { BOT_TOKEN } from '../platform/index.js';
import { until } from '../support/until.js';
import { failure, MessagingApp } from './support.js';

/** Longer than the test: a call of a hanging project ends when the platform answers it. */
const PATIENCE_MS = 110_000;
const HANGING = /^\/hanging/;

/** A platform that stores every message, but does not answer the projects whose ids begin with `hanging` until the test lets it. */
class HangingPlatform {
  private readonly held: ServerResponse[] = [];
  private readonly server: Server = createServer((request, response) => this.take(request, response));
  private hangs = true;

  static async start(): Promise<HangingPlatform> {
    const platform = new HangingPlatform();
    await new Promise<void>((resolve) => platform.server.listen(0, '127.0.0.1', resolve));
    return platform;
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Calls that have no answer yet. */
  get open(): number {
    return this.held.length;
  }

  recover(): void {
    this.hangs = false;
    for (const response of this.held.splice(0)) answer(response);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private take(request: IncomingMessage, response: ServerResponse): void {
    request.resume().on('end', () => {
      if (!this.hangs || !HANGING.test(request.url ?? '')) return answer(response);
      this.held.push(response);
      response.on('close', () => {
        const index = this.held.indexOf(response);
        if (index >= 0) this.held.splice(index, 1);
      });
    });
  }
}

function answer(response: ServerResponse): void {
  response.setHeader('Content-Type', 'application/json').end('{"_id":"m1"}');
}

describe('The connections to the platform, shared by the projects', () => {
  let platform: HangingPlatform;
  let app: MessagingApp;

  beforeEach(async () => {
    platform = await HangingPlatform.start();
    app = await MessagingApp.start({
      apiUrl: platform.apiUrl,
      maxConnections: 8,
      timeoutMs: PATIENCE_MS,
      attemptTimeoutMs: PATIENCE_MS,
      retries: 0,
    });
  });
  afterEach(async () => {
    await app.stop();
    await platform.stop();
  });

  function send(projectId: string, count: number): { settled: number; all: Promise<unknown> } {
    const calls = { settled: 0, all: Promise.resolve<unknown>(undefined) };
    const sent = Array.from({ length: count }, (_, index) =>
      app
        .conversation(BOT_TOKEN, `conversation-${index}`, projectId)
        .send('Hello')
        .finally(() => (calls.settled += 1)),
    );
    calls.all = Promise.all(sent);
    calls.all.catch(() => undefined);
    return calls;
  }

  it('keeps half of them free of a project whose calls the platform does not answer', async () => {
    const hanging = send('hanging-a', 30);
    await until(() => platform.open === 4);

    await send('healthy', 30).all;

    expect(hanging.settled).toBe(0);
    expect(platform.open).toBe(4);
    platform.recover();
    await hanging.all;
    expect(hanging.settled).toBe(30);
  });

  it('keeps some of them free when the calls of several projects are not answered', async () => {
    const hanging = ['hanging-a', 'hanging-b', 'hanging-c'].map((projectId) => send(projectId, 30));
    await until(() => platform.open === 7);

    await send('healthy', 30).all;

    expect(hanging.map(({ settled }) => settled)).toEqual([0, 0, 0]);
    platform.recover();
    await Promise.all(hanging.map(({ all }) => all));
  });

  it('gives up a call that waits too long for those of its project, and never makes it', async () => {
    const hanging = send('hanging-a', 4);
    await until(() => platform.open === 4);

    const late = await failure(
      app.conversation(BOT_TOKEN, 'late', 'hanging-a').send('Hello', { timeoutMs: 50 }),
    );
    const abort = new AbortController();
    const aborted = failure(
      app.conversation(BOT_TOKEN, 'aborted', 'hanging-a').send('Hello', { signal: abort.signal }),
    );
    abort.abort();

    expect(late).toBeInstanceOf(ProjectBusyError);
    expect(late).toMatchObject({ outcome: 'not-done', retryable: true });
    expect(await aborted).toBeInstanceOf(CallAbortedError);
    expect(platform.open).toBe(4);
    platform.recover();
    await hanging.all;
    await send('hanging-a', 30).all;
  });

  it('lets an interceptor call the platform for a project that has all of its connections in use', async () => {
    const nested: MessagingApp = await MessagingApp.start({
      apiUrl: platform.apiUrl,
      maxConnections: 1,
      timeoutMs: PATIENCE_MS,
      interceptors: [
        {
          intercept: async (_, next) => {
            await nested.conversation(BOT_TOKEN, 'outer', 'healthy').note('Before it');
            return next();
          },
        },
      ],
    });

    await nested.conversation(BOT_TOKEN, 'outer', 'healthy').send('Hello');

    await nested.stop();
  });
});
