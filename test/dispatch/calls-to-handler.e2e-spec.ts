import { Intent, Intents } from '../../src/index.js';
import { HandlerInvokerFactory } from '../../src/dispatch/run/index.js';
import { ModelService } from './time/model-service.js';

const MOST_CALLS = 6;

@Intents()
class HelloIntents {
  @Intent('hello')
  hello(): string {
    return 'Hello.';
  }
}

/** The calls from `Dispatcher.dispatch` (without it) to the invoker of the handler, innermost first. */
function callsInDispatch(stack: string): string[] {
  const frames = stack.split('\n').filter((line) => line.includes('src/dispatch/'));
  return frames.slice(
    0,
    frames.findLastIndex((line) => line.includes('dispatcher.service.ts')),
  );
}

describe('From the dispatcher to the handler', () => {
  const { stackTraceLimit } = Error;
  let service: ModelService;
  let stack = '';

  beforeAll(async () => {
    Error.stackTraceLimit = 100;
    const { create } = HandlerInvokerFactory.prototype;
    jest.spyOn(HandlerInvokerFactory.prototype, 'create').mockImplementation(function (
      this: HandlerInvokerFactory,
      handler,
    ) {
      const invoke = create.call(this, handler);
      return (context) => {
        stack = new Error().stack ?? '';
        return invoke(context);
      };
    });
    service = await ModelService.start([HelloIntents]);
  });
  afterAll(async () => {
    Error.stackTraceLimit = stackTraceLimit;
    jest.restoreAllMocks();
    await service?.stop();
  });

  it(`are at most ${MOST_CALLS} calls inside of the dispatch, and none waits`, async () => {
    const answer = service.call('support-group-a', 'hello', 'm', {});
    const calls = callsInDispatch(stack);
    await answer;
    expect(calls.at(-1)).toContain('dispatcher.service.ts');
    expect(calls.length).toBeLessThanOrEqual(MOST_CALLS);
  });
});
