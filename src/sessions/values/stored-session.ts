import { isRecord, type Json } from '../../common/index.js';

export type SessionValues = ReadonlyMap<string, Json>;

/** The values before and after a durable turn. */
interface KeptTurn {
  readonly id: string;
  readonly before: SessionValues;
}

/** The stored form of a session. */
export interface StoredSession {
  readonly values: SessionValues;
  /** Time of the write, in milliseconds since 1970. */
  readonly at: number;
  /** The durable turns whose changes are in the values, the newest last. */
  readonly turns: readonly string[];
  /** The values before the last change, if a durable turn made it: a later attempt of that turn starts with them. */
  readonly last?: KeptTurn;
}

/** The number of durable turns that are remembered. */
const KNOWN_TURNS = 20;

/** The session with other values. @param turn the durable turn that makes the change, if it is one */
export function changed(
  stored: StoredSession | undefined,
  values: SessionValues,
  at: number,
  turn: string | undefined,
): StoredSession {
  const turns = stored?.turns ?? [];
  if (turn === undefined) return { values, at, turns };
  const last = { id: turn, before: stored?.values ?? new Map<string, Json>() };
  return { values, at, turns: [...turns, turn].slice(-KNOWN_TURNS), last };
}

export function sameValues(one: SessionValues, other: SessionValues): boolean {
  return one === other || valuesText(one) === valuesText(other);
}

/** The JSON that the size of a session is measured by. */
export function valuesText(values: SessionValues): string {
  return JSON.stringify(Object.fromEntries(values));
}

export function storedText({ values, at, turns, last }: StoredSession): string {
  return JSON.stringify({
    values: Object.fromEntries(values),
    at,
    ...(turns.length > 0 && { turns }),
    ...(last && { last: { id: last.id, before: Object.fromEntries(last.before) } }),
  });
}

/** Parses the result of {@link storedText}. */
export function readStored(text: string): StoredSession {
  const {
    values,
    at,
    turns = [],
    last,
  } = JSON.parse(text) as {
    values: Record<string, Json>;
    at: number;
    turns?: string[];
    last?: { id: string; before: Record<string, Json> };
  };
  if (!isRecord(values)) throw new TypeError('no values');
  return {
    values: new Map(Object.entries(values)),
    at,
    turns,
    ...(last && { last: { id: last.id, before: new Map(Object.entries(last.before)) } }),
  };
}
