import type { TimelineEntry } from '../../../server/view.types.js';

/** One step of the platform, or all that the service did in one call. */
export interface StepGroup {
  readonly key: string;
  readonly side: TimelineEntry['side'];
  readonly call?: string;
  readonly entries: readonly [TimelineEntry, ...TimelineEntry[]];
}

/** In the order in which they began. */
export function groupsOf(entries: readonly TimelineEntry[]): StepGroup[] {
  const groups: {
    key: string;
    side: TimelineEntry['side'];
    call?: string;
    entries: [TimelineEntry, ...TimelineEntry[]];
  }[] = [];
  for (const entry of [...entries].sort((one, other) => one.at - other.at)) {
    const call = entry.side === 'service' ? entry.call : undefined;
    const known = call === undefined ? undefined : groups.find((group) => group.call === call);
    if (known === undefined)
      groups.push({ key: entry.id, side: entry.side, ...(call !== undefined && { call }), entries: [entry] });
    else known.entries.push(entry);
  }
  return groups;
}
