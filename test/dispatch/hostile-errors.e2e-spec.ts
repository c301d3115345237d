import { HttpException, Module } from '@nestjs/common';
import { FulfillmentModule, Intent, type IntentContext } from '../../src/index.js';
import { requestFor } from '../support/fixtures.js';
import { startService, type RunningService } from '../support/start-service.js';

function untouchable(): object {
  const thrower = (): never => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- what a hostile value does
    throw proxy;
  };
  const proxy: object = new Proxy({}, { get: thrower, has: thrower, getPrototypeOf: thrower });
  return proxy;
}

function errorWith(field: string, descriptor: PropertyDescriptor): Error {
  return Object.defineProperty(new Error('plain'), field, descriptor);
}

const failing = {
  get(): never {
    throw new Error('a getter');
  },
};

class StatuslessException extends HttpException {
  override getStatus(): number {
    throw new Error('no status');
  }
}

type Names = [string, string, string, ...string[]];

const THROWN: Record<string, () => unknown> = {
  'an untouchable proxy': untouchable,
  'an Error whose message is a symbol': () => errorWith('message', { value: Symbol('message') }),
  'an Error whose message throws': () => errorWith('message', failing),
  'an Error whose name throws': () => errorWith('name', failing),
  'an Error whose stack throws': () => errorWith('stack', failing),
  'an Error whose stack is no string': () => errorWith('stack', { value: { deep: true } }),
  'an HttpException without a status': () => new StatuslessException('none', 400),
  'an HttpException with a wrong status': () => new HttpException('none', Number.NaN),
};

@Intent(...(Object.keys(THROWN) as Names))
class HostileIntent {
  handle(context: IntentContext): never {
    throw THROWN[context.intent.name]?.();
  }
}

@Intent(...(Object.keys(THROWN).map((name) => `policy: ${name}`) as Names), {
  onFailure: (_error: unknown, context: IntentContext) => {
    throw THROWN[context.intent.name.slice('policy: '.length)]?.();
  },
})
class HostilePolicyIntent {
  handle(): never {
    throw new Error('the handler');
  }
}

@Intent(...(Object.keys(THROWN).map((name) => `stream: ${name}`) as Names))
class HostileStreamIntent {
  async *handle(context: IntentContext): AsyncGenerator<string> {
    yield 'First';
    throw THROWN[context.intent.name.slice('stream: '.length)]?.();
  }
}

@Module({
  imports: [FulfillmentModule.forRoot()],
  providers: [HostileIntent, HostilePolicyIntent, HostileStreamIntent],
})
class HostileModule {}

describe('thrown values that cannot be looked at', () => {
  let service: RunningService;

  beforeAll(async () => {
    service = await startService(HostileModule, 'express', {
      REPLY_DEADLINE_MS: '1500',
      HANDLER_TIMEOUT_MS: '1500',
    });
  });
  beforeEach(() => {
    service.log.length = 0;
  });
  afterAll(() => service?.close());

  it.each(Object.keys(THROWN).flatMap((name) => [name, `policy: ${name}`, `stream: ${name}`]))(
    '%s is a 500 at once, and the log names the handler',
    async (intent) => {
      const answer = await service.post(requestFor(intent));
      expect(answer.status).toBe(500);
      expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 'HANDLER_FAILED' } });
      expect(service.log.join('\n')).toMatch(/-> Hostile\w+\.handle: failed in /);
    },
  );
});
