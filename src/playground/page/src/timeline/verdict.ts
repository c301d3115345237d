import type { TimelineEntry, TurnView } from '../../../server/view.types.js';
import { isRefusedByGuard } from './guards.js';

export interface TurnVerdict {
  readonly kind: 'shown' | 'static' | 'silent' | 'failed' | 'running';
  readonly label: string;
  readonly reason?: string;
}

const LABELS = { shown: 'Reply shown', static: 'Static reply', silent: 'Silent' } as const;

/** The outcome of the turn, in one phrase. */
export function verdictOf({ entries }: TurnView): TurnVerdict | undefined {
  const verdict = entries.findLast(({ type }) => type === 'verdict')?.data;
  const failure = entries.find(({ type, data }) => type === 'handled' && data['error'] !== undefined);
  if (verdict?.['verdict'] === 'silent' && entries.some(hasSent)) {
    return {
      kind: 'shown',
      label: 'Sent by the API',
      reason: 'the webhook answered without a reply, and its handler wrote through the messaging API',
    };
  }
  if (verdict !== undefined) {
    const kind = verdict['verdict'] as keyof typeof LABELS;
    const isFailed = failure !== undefined && kind !== 'shown';
    return {
      kind: isFailed ? 'failed' : kind,
      label: isFailed ? failureOf(entries) : LABELS[kind],
      reason: String(verdict['reason']),
    };
  }
  const ignored = entries.find(({ type }) => type === 'ignored')?.data;
  if (ignored !== undefined)
    return { kind: 'silent', label: 'Reaches no bot', reason: String(ignored['reason']) };
  if (entries.length > 0 && !entries.some(({ type }) => type === 'turn-ended'))
    return { kind: 'running', label: 'Running' };
  return undefined;
}

function failureOf(entries: readonly TimelineEntry[]): string {
  return isRefusedByGuard(entries) ? 'Rejected by a guard' : 'Handler failed';
}

function hasSent({ type, data }: TimelineEntry): boolean {
  return type === 'platform-call' && data['operation'] === 'send' && data['status'] === 200;
}
