import { AssertionError } from 'node:assert';
import type { TestTurn } from '../conversation/index.js';
import * as expectations from './expectations.js';
import type { TextExpectation } from './expectations.js';
import type { MatcherResult } from './verdict.js';

/**
 * The matchers as plain functions, for `node:test` and every other runner: `assertTurn.repliesWith(turn, 'Done.')`.
 * Each throws an `AssertionError` that says what happened in the turn.
 *
 * @publicApi
 */
export const assertTurn = {
  repliesWith(turn: TestTurn, expected: TextExpectation | readonly TextExpectation[]): void {
    check(expectations.repliesWith(turn, expected));
  },
  hasButton(turn: TestTurn, label: TextExpectation, target?: string): void {
    check(expectations.hasButton(turn, label, target));
  },
  handsOff(turn: TestTurn): void {
    check(expectations.handsOff(turn));
  },
  isSilent(turn: TestTurn): void {
    check(expectations.isSilent(turn));
  },
  showsDesignedReply(turn: TestTurn): void {
    check(expectations.showsDesignedReply(turn));
  },
  leavesVariable(turn: TestTurn, name: string, ...value: [value?: unknown]): void {
    check(expectations.setsVariable(turn, name, ...value));
  },
};

function check({ pass, message }: MatcherResult): void {
  if (!pass) throw new AssertionError({ message: message() });
}
