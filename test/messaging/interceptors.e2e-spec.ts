import { Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  ConversationBusyError,
  MessagingModule,
  MessagingService,
  type MessagingInterceptor,
  type OutgoingCall,
  type PlatformAnswer,
} from '../../src/messaging/index.js';
import { BOT_TOKEN, PROJECT_ID, REQUEST_ID, RecordingPlatform } from '../platform/index.js';
import { MessagingApp } from './support.js';

type Next = () => Promise<PlatformAnswer>;

@Injectable()
class Audit implements MessagingInterceptor {
  readonly seen: (OutgoingCall & { status?: number })[] = [];

  async intercept(call: OutgoingCall, next: Next): Promise<PlatformAnswer> {
    call.headers['traceparent'] = '00-trace';
    const answer = await next();
    this.seen.push({ ...call, status: answer.status });
    return answer;
  }
}

@Module({ providers: [Audit], exports: [Audit] })
class AuditModule {}

describe('MessagingInterceptor', () => {
  let platform: RecordingPlatform;

  beforeAll(async () => {
    platform = await RecordingPlatform.start();
  });
  beforeEach(() => platform.reset());
  afterAll(() => platform?.stop());

  it('sees each call, can be injected, and adds headers', async () => {
    const module = await Test.createTestingModule({
      imports: [
        MessagingModule.forRootAsync({
          imports: [AuditModule],
          inject: [Audit],
          useFactory: (audit: Audit) => ({ apiUrl: platform.apiUrl, interceptors: [audit] }),
        }),
      ],
    }).compile();
    const ref = { projectId: PROJECT_ID, requestId: REQUEST_ID, token: BOT_TOKEN };

    await module.get(MessagingService).conversation(ref).send('Hello');

    const [call] = module.get(Audit, { strict: false }).seen;
    expect(call).toMatchObject({
      operation: 'send',
      method: 'POST',
      attempt: 1,
      status: 200,
      ...{ projectId: PROJECT_ID },
    });
    expect(JSON.stringify(call)).not.toContain(BOT_TOKEN);
    expect(platform.calls[0].headers['traceparent']).toBe('00-trace');
    await module.close();
  });

  it('stands around every attempt, the first one outermost', async () => {
    const log: string[] = [];
    const named = (name: string): MessagingInterceptor => ({
      intercept: async (call, next) => {
        log.push(`${name} ${call.attempt}`);
        return next();
      },
    });
    const interceptors = [named('outer'), named('inner')];
    const app = await MessagingApp.start({ apiUrl: platform.apiUrl, backoffMs: 10, interceptors });
    platform.fail({ kind: 'status', status: 503 }, { times: 1 });

    await app.conversation().handOff();

    expect(log).toEqual(['outer 1', 'inner 1', 'outer 2', 'inner 2']);
    await app.stop();
  });

  it('cannot change where a call goes, nor as whom', async () => {
    const hostile: MessagingInterceptor = {
      intercept: (call, next) => {
        Object.assign(call.headers, {
          authorization: 'JWT other',
          HOST: 'evil.example.com',
          'content-length': '1',
          Accept: 'text/html',
        });
        return next();
      },
    };
    const app = await MessagingApp.start({ apiUrl: platform.apiUrl, interceptors: [hostile] });

    await app.conversation().send('Hello');
    await app.conversation().isOpenNow();

    const [sent, asked] = platform.calls;
    expect(sent.headers).toMatchObject({ authorization: `JWT ${BOT_TOKEN}`, accept: 'application/json' });
    expect(sent.headers.host).toBe(`127.0.0.1:${platform.port}`);
    expect(asked.headers.authorization).toBeUndefined();
    await app.stop();
  });

  it('cannot smuggle in a second header', async () => {
    const broken: MessagingInterceptor = {
      intercept: (call, next) => {
        call.headers['x-trace'] = 'a\r\nx-evil: 1';
        return next();
      },
    };
    const app = await MessagingApp.start({ apiUrl: platform.apiUrl, interceptors: [broken] });

    await app.conversation().get();

    expect(platform.calls[0].headers).not.toHaveProperty('x-evil');
    await app.stop();
  });

  it('may use the conversation of the call that it stands around, and does not stand around that', async () => {
    const seen: string[] = [];
    const tagger: MessagingInterceptor = {
      intercept: async (call, next) => {
        seen.push(call.operation);
        const answer = await next();
        await app.conversation().addTags([call.operation]);
        return answer;
      },
    };
    const app = await MessagingApp.start({
      apiUrl: platform.apiUrl,
      timeoutMs: 10_000,
      interceptors: [tagger],
    });

    await app.conversation().send('Hello');

    expect(platform.world.conversation.tags).toMatchObject([{ tag: 'send' }]);
    expect(seen).toEqual(['send']);
    await app.stop();
  });

  it('sees the calls of the interceptors inside it', async () => {
    const seen: string[] = [];
    const outer: MessagingInterceptor = {
      intercept: (call, next) => {
        seen.push(call.operation);
        return next();
      },
    };
    const inner: MessagingInterceptor = {
      intercept: async (_, next) => {
        await app.conversation().addTags(['seen']);
        return next();
      },
    };
    const app = await MessagingApp.start({ apiUrl: platform.apiUrl, interceptors: [outer, inner] });

    await app.conversation().send('Hello');

    expect(seen).toEqual(['send', 'addTags']);
    await app.stop();
  });

  it('is covered by the deadline of the calls that wait behind it', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const stuck: MessagingInterceptor = { intercept: (_, next) => gate.then(next) };
    const app = await MessagingApp.start({ apiUrl: platform.apiUrl, interceptors: [stuck] });
    const first = app.conversation().send('first');

    await expect(app.conversation().close({ timeoutMs: 50 })).rejects.toBeInstanceOf(ConversationBusyError);
    release();
    await first;

    expect(platform.lines).toHaveLength(1);
    await app.stop();
  });
});
