import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../../common/index.js';
import type { Difference } from './replay.types.js';

const MOST_LISTED = 20;

/** Values that differ in every run: ids, times. */
const VOLATILE: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<id>'],
  [/\b[0-9a-f]{24}\b/g, '<id>'],
  [/\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?/g, '<time>'],
];
/** Milliseconds since 1970, of this century. */
const EPOCH = { from: 1e12, to: 4e12 };

/** The paths at which two JSON values differ, without ids and times. */
export function compare(was: unknown, is: unknown): { differences: Difference[]; more: number } {
  const all = [...differencesOf('', steady(was), steady(is))];
  return { differences: all.slice(0, MOST_LISTED), more: Math.max(0, all.length - MOST_LISTED) };
}

function* differencesOf(path: string, was: unknown, is: unknown): Generator<Difference> {
  if (isDeepStrictEqual(was, is)) return;
  if (Array.isArray(was) && Array.isArray(is)) {
    for (let at = 0; at < Math.max(was.length, is.length); at += 1) {
      yield* differencesOf(`${path}[${at}]`, was[at], is[at]);
    }
    return;
  }
  if (isRecord(was) && isRecord(is)) {
    for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
      yield* differencesOf(path === '' ? name : `${path}.${name}`, was[name], is[name]);
    }
    return;
  }
  yield { path, ...(was !== undefined && { was }), ...(is !== undefined && { is }) };
}

function steady(value: unknown): unknown {
  if (typeof value === 'string') {
    return VOLATILE.reduce((text, [pattern, word]) => text.replace(pattern, word), value);
  }
  if (typeof value === 'number') return value > EPOCH.from && value < EPOCH.to ? '<time>' : value;
  if (Array.isArray(value)) return value.map(steady);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, steady(inner)]));
}
