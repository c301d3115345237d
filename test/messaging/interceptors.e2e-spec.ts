import { Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  MessagingModule,
  MessagingService,
  type MessagingInterceptor,
  type OutgoingCall,
  type PlatformAnswer,
} from '../../src/messaging/index.js';
import { BOT_TOKEN, PROJECT_ID, REQUEST_ID, TestPlatform } from '../platform/index.js';
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
  let platform: TestPlatform;

  beforeAll(async () => {
    platform = await TestPlatform.start();
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
});
