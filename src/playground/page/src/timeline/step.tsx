import type { JSX } from 'preact';
import type { TimelineEntry } from '../../../server/view.types.js';
import { JsonTree } from '../parts/json-view.js';
import { describe } from './describe.js';

interface StepProps {
  readonly entry: TimelineEntry;
  readonly start: number;
  readonly onEdit: (entry: TimelineEntry) => void;
}

/** One thing that the platform did. */
export function StepItem({ entry, start, onEdit }: StepProps): JSX.Element {
  const { title, detail, json, wrong } = describe(entry);
  return (
    <>
      <div class={`step-line${wrong ? ' wrong' : ''}`}>
        <time>{offset(entry.at, start)}</time>
        <div class="step-words">
          <span class="step-title">{title}</span>
          {detail !== undefined && <span class="step-detail">{detail}</span>}
        </div>
        {entry.type === 'called' && (
          <button type="button" onClick={() => onEdit(entry)}>
            Edit and resend
          </button>
        )}
      </div>
      {json !== undefined && <JsonTree title={json.title} value={json.value} />}
    </>
  );
}

export function offset(at: number, start: number): string {
  return duration(Math.max(0, at - start));
}

export function duration(ms: number): string {
  return ms < 10_000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
