import { inspect, isDeepStrictEqual } from 'node:util';
import type { TestTurn } from '../conversation/index.js';
import { matcherResult, type MatcherResult } from './verdict.js';

/** A text, letter by letter, or a pattern for it. */
export type TextExpectation = string | RegExp;

/** All texts of the turn, in order. */
export function repliesWith(
  turn: TestTurn,
  expected: TextExpectation | readonly TextExpectation[],
): MatcherResult {
  const wanted = typeof expected === 'string' || expected instanceof RegExp ? [expected] : expected;
  const { texts } = turn;
  const pass = texts.length === wanted.length && wanted.every((text, at) => fits(texts[at] ?? '', text));
  return matcherResult(turn, pass, `to reply with ${inspect(wanted)}`);
}

/** Among others. */
export function hasButton(turn: TestTurn, label: TextExpectation, target?: string): MatcherResult {
  const pass = turn.buttons.some(
    (button) =>
      fits(button.label, label) && (target === undefined || target === (button.link ?? button.intent)),
  );
  return matcherResult(
    turn,
    pass,
    `to have the button ${inspect(label)}${target === undefined ? '' : ` to ${target}`}`,
  );
}

export function handsOff(turn: TestTurn): MatcherResult {
  return matcherResult(turn, turn.handedOff, 'to hand the conversation off');
}

export function isSilent(turn: TestTurn): MatcherResult {
  return matcherResult(turn, turn.silent, 'to be silent');
}

/** The service left the reply to the bot's design. */
export function showsDesignedReply(turn: TestTurn): MatcherResult {
  return matcherResult(turn, turn.static, 'to show the reply designed for the intent');
}

/** A variable of the conversation after the turn, and its value if one is said. */
export function setsVariable(turn: TestTurn, name: string, ...value: [value?: unknown]): MatcherResult {
  const is = Object.hasOwn(turn.variables, name);
  const pass = is && (value.length === 0 || isDeepStrictEqual(turn.variables[name], value[0]));
  const wish = value.length === 0 ? name : `${name} = ${inspect(value[0])}`;
  return matcherResult(turn, pass, `to leave the variable ${wish}`);
}

function fits(text: string, expected: TextExpectation): boolean {
  return typeof expected === 'string'
    ? text === expected
    : new RegExp(expected.source, expected.flags.replace(/[gy]/g, '')).test(text);
}
