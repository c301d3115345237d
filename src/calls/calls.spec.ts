import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { Injectable, Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { Call, Calls, CallsModule, ObservesCalls, type CallEvent, type CallObserver } from './index.js';

@ObservesCalls()
@Injectable()
class Watcher implements CallObserver {
  readonly seen: string[] = [];
  fails = false;

  observe(event: CallEvent): void {
    this.seen.push(event.type);
    if (this.fails) throw new Error('The observer failed.');
  }
}

@Module({ imports: [CallsModule], providers: [Watcher] })
class WatchedModule {}

describe('Calls', () => {
  let module: TestingModule;
  let calls: Calls;
  let watcher: Watcher;
  const request = (headers: Record<string, string> = {}): IncomingMessage =>
    Object.assign(new IncomingMessage(new Socket()), { headers });

  beforeEach(async () => {
    module = await Test.createTestingModule({ imports: [WatchedModule] }).compile();
    module.useLogger(false);
    await module.init();
    calls = module.get(Calls);
    watcher = module.get(Watcher);
  });
  afterEach(() => module.close());

  it('ends a call when its exchange and its turn are over, in either order', () => {
    const incoming = request();
    const call = calls.open(incoming);
    call.begin();
    calls.close(call, new ServerResponse(incoming));
    expect(watcher.seen).toEqual(['arrived', 'unanswered']);
    calls.finish(call);
    expect(watcher.seen).toEqual(['arrived', 'unanswered', 'ended']);
  });

  it('finds the call of a request', () => {
    const incoming = request();
    const call = calls.open(incoming);
    expect([calls.of(incoming), calls.of(request())]).toEqual([call, undefined]);
  });

  it('goes on when an observer fails', () => {
    watcher.fails = true;
    expect(() => calls.open(request())).not.toThrow();
  });

  it.each([
    ['a plain id of the caller', 'gateway-1.a:b', 'gateway-1.a:b'],
    ['no id that could forge a line of the log', 'one\nline', expect.stringMatching(/^[\da-f-]{36}$/)],
  ])('takes %s', (_, sent, id) => {
    expect(new Call(sent).id).toEqual(id);
  });
});
