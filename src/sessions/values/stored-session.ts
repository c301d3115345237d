import { isRecord, type Json } from '../../common/index.js';

export type SessionValues = ReadonlyMap<string, Json>;

/** What a durable turn has found and changed. */
interface KeptTurn {
  readonly id: string;
  readonly before: SessionValues;
}

/** What is written of a session. */
export interface StoredSession {
  readonly values: SessionValues;
  /** When it was written, in milliseconds since 1970. */
  readonly at: number;
  /** The durable turns whose changes are in the values, the newest last. */
  readonly turns: readonly string[];
  /** The values before the last change, if a durable turn made it: a later attempt of it finds what the first found. */
  readonly last?: KeptTurn;
}

/** So many durable turns are known again. */
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

/** As JSON, which is what a session's size is measured by. */
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

/** What {@link storedText} has written. */
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
