import { MESSAGE_KEY_ATTRIBUTE } from '../../protocol/index.js';
import { PlatformTimeoutError, PlatformUnavailableError } from '../errors/index.js';
import type { ConversationScope } from './conversation-scope.js';
import { ShownAnswer } from './shown-answer.js';

describe('ShownAnswer', () => {
  const unordered = jest.fn();
  const pauses: number[] = [];
  const place = { key: 'k', waitMs: 10_000, blindMs: 250 };

  /** @param answers of the platform, one after the other: an error, or the keys of the stored messages */
  function answerWith(...answers: readonly (Error | string[])[]): Promise<void> {
    const rest = [...answers];
    const call = (): Promise<object[]> => {
      const next = rest.shift() ?? [];
      if (next instanceof Error) return Promise.reject(next);
      return Promise.resolve(next.map((key) => ({ attributes: { [MESSAGE_KEY_ATTRIBUTE]: key } })));
    };
    const pause = (milliseconds: number): Promise<void> => Promise.resolve(void pauses.push(milliseconds));
    const answer = new ShownAnswer(unordered);
    answer.leave(place);
    return answer.stored({ timeoutMs: 8_000, call, pause } as unknown as ConversationScope, {});
  }

  beforeEach(() => {
    unordered.mockClear();
    pauses.length = 0;
  });

  it('is asked for again when the platform is slow to answer', async () => {
    await answerWith(new PlatformTimeoutError('messages', 2_000), [], ['k']);

    expect(unordered).not.toHaveBeenCalled();
    expect(pauses).toEqual([50, 100]);
  });

  it('is given up when the platform stays slow for the longest wait', async () => {
    await answerWith(...Array<Error>(100).fill(new PlatformTimeoutError('messages', 2_000)));

    expect(unordered).toHaveBeenCalledWith(expect.stringContaining('within 10000 ms [PLATFORM_TIMEOUT]'));
  });

  it('is waited for without a look when the platform refuses the look', async () => {
    await answerWith(
      new PlatformUnavailableError({ operation: 'messages', reason: 'HTTP 503', outcome: 'not-done' }),
    );

    expect(unordered).toHaveBeenCalledTimes(1);
    expect(pauses).toEqual([place.blindMs]);
  });
});
