import { inspect } from 'node:util';
import { describeError } from '../../common/index.js';
import type { TestTurn } from '../conversation/index.js';

/** Whether an expectation holds for a turn, and the message for a failure, also with `.not`. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

export function matcherResult(turn: TestTurn, pass: boolean, expectation: string): MatcherResult {
  const wish = `expected the turn ${pass ? 'not ' : ''}${expectation}`;
  return { pass, message: () => [wish, '', ...whatHappened(turn)].join('\n') };
}

/** The details of a turn for the message of a failed expectation. */
function whatHappened(turn: TestTurn): string[] {
  const { wire, error, handler, intent } = turn;
  return [
    `intent:  ${intent ?? 'none'}${handler === undefined ? '' : ` -> ${handler}`}`,
    `webhook: ${wire === undefined ? 'not called' : `${wire.status} ${short(wire.json)}`}`,
    ...(error === undefined ? [] : [`error:   ${describe(error)}`]),
    `texts:   ${inspect(turn.texts)}`,
    `buttons: ${inspect(turn.buttons.map(({ label }) => label))}`,
    ...(turn.static ? ['the static reply of the intent was shown'] : []),
    ...(turn.handedOff ? ['the conversation was handed off'] : []),
  ];
}

function describe(error: unknown): string {
  const { name, message, stack } = describeError(error);
  return stack ?? `${name}: ${message}`;
}

const LONGEST = 500;

function short(json: unknown): string {
  const text = json === undefined ? '' : JSON.stringify(json);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
