import { Module, type CallHandler, type DynamicModule, type ExecutionContext } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import type { ReplyAction } from '../../src/index.js';
import { requestFor } from '../support/fixtures.js';
import { ADAPTERS, JSON_TYPE, startService, type RunningService } from '../support/start-service.js';
import { CarelessInterceptor, guestModule, ran } from './globals.module.js';

const passOn = (_: ExecutionContext, next: CallHandler): unknown => next.handle();

describe.each(ADAPTERS)('the global enhancers of an application on %s', (adapter) => {
  let service: RunningService;
  const start = async (guest: DynamicModule): Promise<void> => {
    @Module({ imports: [guest] })
    class RootModule {}
    service = await startService(RootModule, adapter);
    ran.length = 0;
  };
  afterEach(() => service?.close());

  async function textOf(intent: string, params: Record<string, unknown> = {}): Promise<string> {
    const answer = await service.post(requestFor(intent, params));
    if (answer.status !== 200) return String(answer.status);
    const { actions } = JSON.parse(answer.text) as { actions: [ReplyAction] };
    return actions[0].attributes.commands
      .flatMap((command) => (command.type === 'message' ? [command.message.text] : []))
      .join('|');
  }

  describe('by default', () => {
    beforeEach(() => start(guestModule()));

    it('run once a call, for its HTTP request, and leave the reply as it is', async () => {
      expect(await textOf('reply')).toBe('One|Two');
      expect(ran).toEqual(['guard for HTTP', 'interceptor for HTTP']);
      expect((await service.post(requestFor('nothing'))).status).toBe(204);
    });

    it('refuse a caller before anything runs for the handler', async () => {
      const answer = await service.post(requestFor('reply'), { headers: { ...JSON_TYPE, 'x-locked': '1' } });
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.text)).toHaveProperty('error.code');
      expect(ran).toEqual(['guard for HTTP']);
    });

    it('do not see what a handler throws: a ReplyError is shown, an error is logged once with its stack', async () => {
      expect(await textOf('sorry')).toBe('Sorry, closed.');
      expect(service.log.filter((line) => line.includes('Sorry'))).toEqual([]);
      expect(await textOf('boom')).toBe('500');
      const told = service.log.filter((line) => line.includes('Error: boom'));
      expect(told).toHaveLength(1);
      expect(told[0]).toMatch(/GuestIntents\.boom.*\n?.*at GuestIntents\.boom/s);
    });

    it('keep their pipes for the parameters of handlers', async () => {
      expect(await textOf('params', { orderId: '7', count: '12' })).toBe('Order 7 string');
    });

    it('go on working for routes of the application', async () => {
      const answer = await service.call({ path: '/own', method: 'GET' });
      expect(JSON.parse(answer.text)).toEqual({ data: { own: true } });
    });
  });

  it('are in the log of the start, with the place where they run', async () => {
    @Module({ imports: [guestModule('handlers', true)] })
    class RootModule {}
    service = await startService(RootModule, adapter);
    expect(service.log.join('\n')).toMatch(
      /run for intent handlers, and not .* \(globals: handlers\): CountingGuard, ScopedGuard, WrapperInterceptor, EverythingFilter/,
    );
  });

  it('may be objects without a class or a prototype', async () => {
    const plain = { canActivate: () => true };
    const bare = Object.assign(Object.create(null) as object, { intercept: passOn });
    @Module({
      imports: [guestModule()],
      providers: [
        { provide: APP_GUARD, useValue: plain },
        { provide: APP_INTERCEPTOR, useFactory: () => bare },
      ],
    })
    class PlainObjectsModule {}
    await start({ module: PlainObjectsModule });
    expect(service.log.find((line) => line.includes('Global guards'))).toContain(
      '(an object without a class)',
    );
    expect(await textOf('reply')).toBe('One|Two');
  });

  it("run for handlers only, with globals: 'handlers'", async () => {
    await start(guestModule('handlers', true));
    expect(await textOf('reply')).toBe('One|Two');
    expect(ran).toEqual([
      'guard for the handler',
      'scoped guard for the handler',
      'interceptor for the handler',
    ]);
    ran.length = 0;
    await service.call({ path: '/own', method: 'GET' });
    expect(ran).toEqual(['guard for HTTP', 'scoped guard for HTTP', 'interceptor for HTTP']);
  });

  it("run for both, with globals: 'both'", async () => {
    await start(guestModule('both'));
    expect(await textOf('reply')).toBe('One|Two');
    expect(ran).toEqual([
      'guard for HTTP',
      'interceptor for HTTP',
      'guard for the handler',
      'interceptor for the handler',
    ]);
  });

  it.each([
    ['reply', 'is an object, but the handler returned a Reply'],
    ['params', 'is an object, but the handler returned a string'],
    ['nothing', 'is an object, but the handler returned nothing'],
    ['stream', 'is an object, but the handler returned a stream of replies'],
  ])('are named where an interceptor changes what the handler of %s returned', async (intent, problem) => {
    @Module({
      imports: [guestModule('both')],
      providers: [{ provide: APP_INTERCEPTOR, useClass: CarelessInterceptor }],
    })
    class CarelessModule {}
    service = await startService(CarelessModule, adapter);
    expect(await textOf(intent, { orderId: '7', count: '12' })).toBe('500');
    const log = service.log.join('\n');
    expect(log).toContain(`the result of GuestIntents.${intent} ${problem}: an interceptor changed it`);
    expect(log).toMatch(/changed it \(.*CarelessInterceptor.*\)/);
  });

  it('are not named if the handler itself returned a value that is not a reply', async () => {
    await start(guestModule('both'));
    expect(await textOf('wrong')).toBe('500');
    const log = service.log.join('\n');
    expect(log).toContain('the returned value is a number');
    expect(log).not.toContain('an interceptor');
  });

  it('do not hide a ReplyError, nor the first error when a filter for handlers fails', async () => {
    await start(guestModule('both'));
    expect(await textOf('sorry')).toBe('Sorry, closed.');
    expect(await textOf('boom')).toBe('500');
    expect(ran).toContain('filter for the handler');
    const told = service.log.filter((line) => line.includes('Error: boom'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('at GuestIntents.boom');
  });
});

it('refuses a choice for globals that there is not', async () => {
  @Module({ imports: [guestModule('all' as 'both')] })
  class RootModule {}
  await expect(startService(RootModule)).rejects.toThrow(/globals is none of http, handlers and both/);
});
