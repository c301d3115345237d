import { referenceName } from '../../../bot-export/index.js';
import { isRecord } from '../../../common/index.js';
import { shownTexts } from '../../../protocol/index.js';
import { literal, value, type Expected } from '../../../test-source/index.js';
import type { ConversationView, MessageView, TurnView } from '../view.types.js';
import { labelsOf } from './labels-of.js';
import { obstacleOf } from './obstacle-of.js';

/** The user's action and its results, as the testing kit expresses them. */
export interface ChatTurn {
  /** A method of the kit's bot, called. */
  readonly act: string;
  readonly expected: readonly Expected[];
}

/** The user's action, and the reason why a test cannot repeat it. */
export interface LeftOutTurn {
  readonly text: string;
  readonly obstacle: string;
}

/**
 * The turns in their order: those that a test can repeat, and the others.
 *
 * @param playsStart whether the bot's first message comes from a bot that the test has too
 */
export function recordedTurns(
  { turns, messages }: ConversationView,
  playsStart: boolean,
): (ChatTurn | LeftOutTurn)[] {
  const kept = turns.filter(({ kind }) => kind !== 'started' || playsStart);
  return kept.map((turn) => {
    const obstacle = obstacleOf(turn);
    if (obstacle !== undefined) return { text: turn.text, obstacle };
    const { before, after } = around(turn, turns, messages);
    return { act: actOf(turn, labelsOf(before)), expected: expectedOf(turn, after) };
  });
}

/** The bot's messages around the user's message: since the previous one, and until the next one. */
function around(
  { id }: TurnView,
  turns: readonly TurnView[],
  messages: readonly MessageView[],
): { before: readonly MessageView[]; after: readonly MessageView[] } {
  const starts = turns.map((turn) => messages.findIndex((message) => message.id === turn.id));
  const position = turns.findIndex((turn) => turn.id === id);
  // A command that opens the chat is not a visible message.
  const at = starts[position] ?? -1;
  const next = starts.slice(position + 1).find((start) => start >= 0) ?? messages.length;
  const previous = starts.slice(0, position).findLast((start) => start >= 0) ?? -1;
  const isBot = ({ from }: MessageView): boolean => from !== 'user';
  return {
    before: messages.slice(previous + 1, Math.max(at, 0)).filter(isBot),
    after: messages.slice(at + 1, next).filter(isBot),
  };
}

/** A button that the last turn did not offer is replaced by its intent. */
function actOf(turn: TurnView, offered: readonly string[]): string {
  const { kind, text } = turn;
  if (kind === 'started') return 'starts()';
  if (kind === 'said') return `says(${literal(text)})`;
  return offered.includes(text) ? `clicks(${literal(text)})` : `intent(${intentOf(turn)})`;
}

/** Parameters are variables, as the user's button has set them. */
function intentOf({ text, action = text }: TurnView): string {
  const name = referenceName(action);
  const parameters = parametersIn(action.slice(name.length));
  return parameters === undefined ? literal(name) : `${literal(name)}, ${value(parameters)}`;
}

function parametersIn(json: string): unknown {
  try {
    const parameters: unknown = JSON.parse(json);
    return isRecord(parameters) ? parameters : undefined;
  } catch {
    return undefined;
  }
}

function expectedOf({ entries }: TurnView, after: readonly MessageView[]): Expected[] {
  const verdict = entries.findLast(({ type }) => type === 'verdict')?.data.verdict;
  const isHandedOff = entries.some(
    ({ type, data }) => type === 'platform-call' && data.operation === 'handOff',
  );
  const seen: Expected =
    after.length === 0 ? { kind: 'silence' } : { kind: 'texts', texts: after.flatMap(shownTexts) };
  return [
    verdict === 'static' ? { kind: 'static' } : seen,
    ...(isHandedOff ? [{ kind: 'hand-off' } as const] : []),
  ];
}
