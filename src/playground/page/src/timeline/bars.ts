import type { TimelineEntry } from '../../../server/view.types.js';
import { words } from './describe.js';

/** A stage, or a call to the platform, with its times in milliseconds. */
export interface Bar {
  readonly name: string;
  readonly kind: 'stage' | 'handler' | 'api' | 'wrong';
  readonly at: number;
  readonly took: number;
}

/** Each stage ends where the next thing is told. */
const STAGES: readonly (readonly [type: string, name: string])[] = [
  ['verified', 'Verification'],
  ['unverified', 'Verification'],
  ['read', 'Reading'],
  ['matched', 'Choice'],
  ['unmatched', 'Choice'],
  ['started', 'Waiting'],
  ['handled', 'Handler'],
  ['compiled', 'Reply'],
  ['answered', 'Answer'],
];

export function barsOf(entries: readonly TimelineEntry[]): Bar[] {
  const bars: Bar[] = [];
  let { at: last } = entries[0] ?? { at: 0 };
  for (const { type, at, data } of entries) {
    if (type === 'platform-call') {
      const took = Number(data['took']);
      const isWrong = data['error'] !== undefined || Number(data['status']) >= 400;
      bars.push({
        name: `API ${words(data['operation'])}`,
        kind: isWrong ? 'wrong' : 'api',
        at: at - took,
        took,
      });
      continue;
    }
    const name = STAGES.find(([stage]) => stage === type)?.[1];
    if (name === undefined) continue;
    const isWrong = type === 'unverified' || data['error'] !== undefined;
    bars.push({
      name,
      kind: isWrong ? 'wrong' : type === 'handled' ? 'handler' : 'stage',
      at: last,
      took: at - last,
    });
    last = at;
  }
  return bars.sort((one, other) => one.at - other.at);
}
