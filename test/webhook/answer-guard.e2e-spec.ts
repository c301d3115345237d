import {
  type CallHandler,
  type ExecutionContext,
  Module,
  type NestInterceptor,
  UnauthorizedException,
} from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { catchError, map, of, type Observable } from 'rxjs';
import { FulfillmentModule, Intent, isFulfillmentContext } from '../../src/index.js';
import { requestFor } from '../support/fixtures.js';
import { ADAPTERS, JSON_TYPE, startService, type RunningService } from '../support/start-service.js';

const hostile: object = new Proxy(
  {},
  {
    get: () => refuse(),
    has: () => refuse(),
    getPrototypeOf: () => refuse(),
  },
);

function refuse(): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- what no reader of errors expects
  throw hostile;
}

@Intent('fails')
class FailingIntent {
  handle(): never {
    throw new Error('canary');
  }
}

@Intent('hostile')
class HostileIntent {
  handle(): never {
    return refuse();
  }
}

@Intent('hello')
class HelloIntent {
  handle(): string {
    return 'Hello!';
  }
}

/** An interceptor that knows nothing of the webhook: it wraps results, and makes values of errors. */
class EnvelopeInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (isFulfillmentContext(context)) return next.handle();
    return next.handle().pipe(
      map((data: unknown) => ({ data })),
      catchError(() => of({ ok: false })),
    );
  }
}

@Module({
  imports: [FulfillmentModule.forRoot()],
  providers: [
    FailingIntent,
    HostileIntent,
    HelloIntent,
    { provide: APP_INTERCEPTOR, useClass: EnvelopeInterceptor },
  ],
})
class EnvelopeModule {}

@Module({
  imports: [FulfillmentModule.forRoot()],
  providers: [
    HelloIntent,
    {
      provide: APP_GUARD,
      useValue: {
        canActivate: () => {
          throw Object.assign(new UnauthorizedException('canary'), { config: { headers: 'canary' } });
        },
      },
    },
  ],
})
class ClosedModule {}

describe.each(ADAPTERS)('the answer guard on %s', (adapter) => {
  let service: RunningService;
  afterEach(() => service?.close());

  it('answers past an interceptor that makes values of errors', async () => {
    service = await startService(EnvelopeModule, adapter);
    const failed = await service.post(requestFor('fails'));
    expect({ status: failed.status, code: codeOf(failed.text) }).toEqual({
      status: 500,
      code: 'HANDLER_FAILED',
    });
    const unknown = await service.post(requestFor('nobody'));
    expect({ status: unknown.status, code: codeOf(unknown.text) }).toEqual({
      status: 404,
      code: 'UNKNOWN_INTENT',
    });
    const answered = await service.post(requestFor('hello'));
    expect(JSON.parse(answered.text)).toHaveProperty('actions');
  });

  it('answers when the thrown value itself throws', async () => {
    service = await startService(EnvelopeModule, adapter);
    const answer = await service.post(requestFor('hostile'));
    expect(answer.status).toBe(500);
    expect((await service.post(requestFor('hello'))).status).toBe(200);
  });

  it('answers with a status when a global guard refuses the platform, without its words', async () => {
    service = await startService(ClosedModule, adapter);
    const answer = await service.post(requestFor('hello'));
    expect({ status: answer.status, code: codeOf(answer.text) }).toEqual({
      status: 401,
      code: 'UNAUTHORIZED',
    });
    expect(answer.text).not.toContain('canary');
  });

  it.each(['/%77ebhook/wrong', '/webhook/wrong', 'http://other.example.com/webhook/wrong'])(
    'reads nothing of an unauthenticated caller at %s',
    async (path) => {
      service = await startService(EnvelopeModule, adapter, { WEBHOOK_SECRETS: 'a-secret-0123456789' });
      const answer = await service.call({ path, headers: JSON_TYPE, body: '{"canary' });
      expect([401, 404]).toContain(answer.status);
    },
  );
});

function codeOf(text: string): string {
  return (JSON.parse(text) as { error: { code: string } }).error.code;
}
