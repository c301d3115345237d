import { TestTurn } from '../conversation/index.js';
import { TestUsageError } from '../errors/index.js';
import {
  handsOff,
  hasButton,
  isSilent,
  repliesWith,
  setsVariable,
  showsDesignedReply,
  type TextExpectation,
} from './expectations.js';
import type { MatcherResult } from './verdict.js';

/**
 * Matchers for jest and vitest: `expect.extend(fulfillmentMatchers)`, once, in a setup file.
 *
 * @publicApi
 */
export const fulfillmentMatchers = {
  toReplyWith: (turn: unknown, expected: TextExpectation | readonly TextExpectation[]): MatcherResult =>
    repliesWith(turnOf(turn), expected),
  toHaveButton: (turn: unknown, label: TextExpectation, target?: string): MatcherResult =>
    hasButton(turnOf(turn), label, target),
  toHandOff: (turn: unknown): MatcherResult => handsOff(turnOf(turn)),
  toBeSilent: (turn: unknown): MatcherResult => isSilent(turnOf(turn)),
  toShowStaticReply: (turn: unknown): MatcherResult => showsDesignedReply(turnOf(turn)),
  toLeaveVariable: (turn: unknown, name: string, ...value: [value?: unknown]): MatcherResult =>
    setsVariable(turnOf(turn), name, ...value),
};

/**
 * The types of {@link fulfillmentMatchers}. jest needs no set-up; for vitest, add to a file of your tests:
 *
 * ```ts
 * declare module 'vitest' { interface Matchers<T> extends FulfillmentMatchers<T> {} }
 * ```
 *
 * @publicApi
 */
export interface FulfillmentMatchers<R = unknown> {
  /** All texts that the user sees, in order: one, or a list. */
  toReplyWith(expected: TextExpectation | readonly TextExpectation[]): R;
  /** A button with this label, and its target: an intent or an address. */
  toHaveButton(label: TextExpectation, target?: string): R;
  /** The conversation has left the bot for people. */
  toHandOff(): R;
  /** The user sees nothing. */
  toBeSilent(): R;
  /** The user sees the static reply. */
  toShowStaticReply(): R;
  /** A variable of the conversation, and its value. */
  toLeaveVariable(name: string, value?: unknown): R;
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the place where jest looks for matchers
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars -- as jest declares it
    interface Matchers<R, T = {}> extends FulfillmentMatchers<R> {}
  }
}

function turnOf(value: unknown): TestTurn {
  if (value instanceof TestTurn) return value;
  throw new TestUsageError('the value under test is not a turn', 'Await it: expect(await bot.says(…)).');
}
