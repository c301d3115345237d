import type { TimelineEntry } from '../../../server/view.types.js';

/** Names of the guards before the handler that was chosen. */
export function guardsAsked(entries: readonly TimelineEntry[]): readonly string[] {
  const { guards = [] } = entries.find(({ type }) => type === 'matched')?.data ?? {};
  return guards as readonly string[];
}

/** The call failed before its guards had let it through. */
export function isRefusedByGuard(entries: readonly TimelineEntry[]): boolean {
  const isFailed = entries.some(({ type, data }) => type === 'handled' && data['error'] !== undefined);
  return isFailed && guardsAsked(entries).length > 0 && !entries.some(({ type }) => type === 'guarded');
}
