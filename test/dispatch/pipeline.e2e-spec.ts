import type { ReplyAction } from '../../src/index.js';
import { requestFor } from '../support/fixtures.js';
import { ADAPTERS, startService, type RunningService } from '../support/start-service.js';
import { trace } from './enhancers.js';
import { PipelineModule } from './pipeline.module.js';
import { eventually } from './time/time-world.js';

describe.each(ADAPTERS)("Nest's pipeline around handlers, on %s", (adapter) => {
  let service: RunningService;

  beforeAll(async () => {
    service = await startService(PipelineModule, adapter);
  });
  beforeEach(() => {
    trace.length = 0;
    service.log.length = 0;
  });
  afterAll(() => service?.close());

  async function textFor(intent: string, params: Record<string, unknown> = {}): Promise<string> {
    const answer = await service.post(requestFor(intent, params));
    expect(answer.status).toBe(200);
    const { actions } = JSON.parse(answer.text) as { actions: [ReplyAction] };
    return actions[0].attributes.commands
      .flatMap((command) => (command.type === 'message' ? [command.message.text] : []))
      .join('|');
  }

  async function failureFor(intent: string, params: Record<string, unknown> = {}): Promise<unknown> {
    const answer = await service.post(requestFor(intent, params));
    expect(answer.text).not.toContain('canary');
    return {
      status: answer.status,
      code: (JSON.parse(answer.text) as { error: { code: string } }).error.code,
    };
  }

  it('runs guards, interceptors, pipes and the handler in the order of controllers', async () => {
    expect(await textFor('all', { plan: 'gold', count: '7' })).toBe('Hi: number 7, gold. Yours, the shop.');
    // Nest runs the pipes of all parameters side by side.
    expect(trace.slice(4, 6).sort()).toEqual(['global pipe for count', 'global pipe for none']);
    expect(trace.toSpliced(4, 2)).toEqual([
      'global guard for all',
      'class guard for all',
      'method guard for all',
      'global interceptor for all',
      'handler',
    ]);
  });

  it('answers with a status when a guard says no, and the handler does not run', async () => {
    expect(await failureFor('all', { plan: 'free' })).toEqual({ status: 403, code: 'HANDLER_FAILED' });
    expect(trace).not.toContain('handler');
  });

  it('answers with a status when a pipe refuses, and says nothing of the value', async () => {
    expect(await failureFor('all', { plan: 'gold', count: 'canary' })).toEqual({
      status: 400,
      code: 'HANDLER_FAILED',
    });
  });

  it('gives decorated parameters their values, and undecorated ones the context', async () => {
    const text = await textFor('params', { lastUserText: 'hello there' });
    expect(text).toMatch(/^hello there\|true\|it\|support-group-/);
    expect(await textFor('no.params')).toBe('none needed');
  });

  it("lets the handler's own filter make the reply", async () => {
    expect(await textFor('filtered')).toBe('Sorry: the shelf is empty.');
  });

  it('lets a global filter make the reply', async () => {
    expect(await textFor('filtered.globally')).toBe('The global filter took care of it.');
    expect(trace).toContain('global filter for filtered.globally');
  });

  it('keeps the status of an HttpException and drops its words', async () => {
    expect(await failureFor('forbidden')).toEqual({ status: 403, code: 'HANDLER_FAILED' });
  });

  it('takes the last value of an observable, and all that a generator yields', async () => {
    expect(await textFor('observable')).toBe('last');
    expect(await textFor('yields')).toBe('First|Second');
  });

  it('takes what a generator returns as its last reply, and nothing as the designed one', async () => {
    expect(await textFor('yields and returns')).toBe('First|Last');
    expect((await service.post(requestFor('yields nothing'))).status).toBe(204);
  });

  it('makes a new request-scoped handler for each call', async () => {
    expect(await textFor('request.scoped', { lastUserText: 'one' })).toBe('one true');
    expect(await textFor('request.scoped', { lastUserText: 'two' })).toBe('two true');
  });

  it('writes one line a call to the log, with the intent and its handler', async () => {
    await textFor('no.params');
    await eventually(() => service.log.length > 0, 'the line');
    expect(service.log).toEqual([
      expect.stringMatching(
        /^"no\.params" -> PipelineIntents\.noParams: sync, 200, [\d.]+ ms \(verify .*\) Calls$/,
      ),
    ]);
  });

  it('names the handler and the reason of a failure in the log', async () => {
    await failureFor('result: throws');
    expect(service.log.join('\n')).toMatch(
      /"result: throws" -> ResultIntent\.handle: failed in .*Error: canary/,
    );
  });

  it.each([
    ['string', 'A text'],
    ['promise', 'Later'],
    ['reply', 'One|'],
    ['list', 'One|Two'],
    ['raw', 'Raw'],
    ['reply error', 'That did not work.'],
  ])('a handler that gives back a %s replies %j', async (result, text) => {
    expect(await textFor(`result: ${result}`)).toBe(text);
  });

  it.each(['nothing', 'null', 'static'])('%s is the static reply: an empty 204', async (result) => {
    const answer = await service.post(requestFor(`result: ${result}`));
    expect({ status: answer.status, text: answer.text }).toEqual({ status: 204, text: '' });
  });

  it('silence is an empty object', async () => {
    const answer = await service.post(requestFor('result: silence'));
    expect({ status: answer.status, text: answer.text }).toEqual({ status: 200, text: '{}' });
  });

  it.each([
    'number',
    'true',
    'symbol',
    'function',
    'empty string',
    'big int',
    'throws',
    'throws a string',
    'throws nothing',
    'rejects',
  ])('a handler with the result "%s" is a 500 that shows the static reply', async (result) => {
    expect(await failureFor(`result: ${result}`)).toEqual({ status: 500, code: 'HANDLER_FAILED' });
  });

  it('a result that cannot be serialised is a 500', async () => {
    expect(await failureFor('result: cycle')).toEqual({ status: 500, code: 'HANDLER_FAILED' });
  });
});
