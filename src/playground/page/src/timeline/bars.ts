import type { TimelineEntry } from '../../../server/view.types.js';
import { guardsAsked, isRefusedByGuard } from './guards.js';
import { words } from './describe.js';

/** A stage, or a call to the platform, with its times in milliseconds. */
export interface Bar {
  readonly name: string;
  readonly kind: 'stage' | 'handler' | 'api' | 'wrong';
  readonly at: number;
  readonly took: number;
}

/** Each of these stages ends when it is reported, and begins when the previous one has ended. */
const STAGES: Readonly<Record<string, string>> = {
  verified: 'Verification',
  unverified: 'Verification',
  read: 'Reading',
  matched: 'Routing',
  unmatched: 'Routing',
  started: 'Queue',
  guarded: 'Guards',
  compiled: 'Reply',
  answered: 'Answer',
};

/** The stages of one call. A handler that is late goes on beside the answer that did not wait for it. */
export function barsOf(entries: readonly TimelineEntry[]): Bar[] {
  const bars: Bar[] = [];
  const hasGuards = guardsAsked(entries).length > 0;
  let handled = isRefusedByGuard(entries) ? 'Guards' : 'Handler';
  let { at: last } = entries[0] ?? { at: 0 };
  let running: number | undefined;
  for (const entry of entries) {
    const { type, at } = entry;
    if (type === 'platform-call') bars.push(apiBar(entry));
    const name = type === 'handled' ? handled : STAGES[type];
    if (name === undefined || (type === 'guarded' && !hasGuards)) continue;
    const begun = type === 'handled' ? (running ?? last) : last;
    // While the handler runs, nothing of it is compiled: this is the answer at the deadline.
    const isInterim = type === 'compiled' && running !== undefined;
    if (!isInterim) bars.push({ name, kind: kindOf(entry), at: begun, took: at - begun });
    if (type === 'started' || type === 'guarded') running = at;
    if (type === 'handled') {
      running = undefined;
      // Told once more, it is about what the handler gave back.
      handled = 'Reply';
    }
    last = at;
  }
  return bars.sort((one, other) => one.at - other.at);
}

function apiBar({ at, data }: TimelineEntry): Bar {
  const took = Number(data['took']);
  const isWrong = data['error'] !== undefined || Number(data['status']) >= 400;
  return { name: `API ${words(data['operation'])}`, kind: isWrong ? 'wrong' : 'api', at: at - took, took };
}

function kindOf({ type, data }: TimelineEntry): Bar['kind'] {
  if (type === 'unverified' || data['error'] !== undefined) return 'wrong';
  return type === 'handled' ? 'handler' : 'stage';
}
