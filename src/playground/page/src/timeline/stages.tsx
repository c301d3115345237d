import type { JSX } from 'preact';
import type { TimelineEntry } from '../../../server/view.types.js';
import { Folded, JsonTree } from '../parts/json-view.js';
import { apiCall, words } from './describe.js';
import { barsOf, type Bar } from './bars.js';
import { guardsAsked } from './guards.js';
import { duration, offset } from './step.js';

interface StagesProps {
  readonly entries: readonly TimelineEntry[];
  readonly start: number;
}

/** The stages of one call in the service, each as long as it took, with its decisions. */
export function Stages({ entries, start }: StagesProps): JSX.Element {
  const bars = barsOf(entries);
  const guards = guardsAsked(entries);
  const from = Math.min(...bars.map(({ at }) => at));
  const to = Math.max(...bars.map(({ at, took }) => at + took), from + 1);
  const of = (type: string): TimelineEntry['data'] | undefined =>
    entries.find((entry) => entry.type === type)?.data;
  const { matched, unmatched, unverified, handled, compiled, answered, read } = Object.fromEntries(
    ['matched', 'unmatched', 'unverified', 'handled', 'compiled', 'answered', 'read'].map((type) => [
      type,
      of(type),
    ]),
  );
  const error = (handled?.['error'] ?? answered?.['error']) as
    { name?: string; message?: string; help?: string; stack?: string } | undefined;
  return (
    <div class="stages" role="group" aria-label="Stages in the service">
      <div class="step-line">
        <time>{offset(entries[0]?.at ?? start, start)}</time>
        <div class="step-words">
          <span class="step-title">{matched === undefined ? 'The service' : words(matched['handler'])}</span>
          <span class="step-detail">{whyOf(matched, unmatched, unverified)}</span>
          {guards.length > 0 && <p class="step-detail">Guards: {guards.join(', ')}</p>}
        </div>
      </div>
      <div class="bars">
        {bars.map((bar, position) => (
          <BarLine key={position} bar={bar} from={from} length={to - from} />
        ))}
      </div>
      {error !== undefined && (
        <div class="failure">
          <strong>{error.name}</strong>
          <p>{error.message}</p>
          {error.help !== undefined && <p class="cure">{error.help}</p>}
          <details>
            <summary>Stack</summary>
            <pre>{error.stack}</pre>
          </details>
        </div>
      )}
      {entries
        .filter(({ type }) => type === 'outcome')
        .map(({ id, data }) => (
          <Outcome key={id} data={data} />
        ))}
      <JsonTree title="Parsed request" value={read} />
      <JsonTree title="Reply as built" value={compiled?.['reply']} />
      <JsonTree
        title={`Wire answer ${words(answered?.['status'])}`}
        value={answered === undefined ? undefined : (answered['json'] ?? null)}
      />
      {entries
        .filter(({ type }) => type === 'platform-call')
        .map((entry) => (
          <ApiCall key={entry.id} data={entry.data} />
        ))}
    </div>
  );
}

type Data = Readonly<Record<string, unknown>>;

function whyOf(matched: Data | undefined, unmatched: Data | undefined, unverified: Data | undefined): string {
  if (unverified !== undefined) return `refused: ${words(unverified['reason'])}`;
  if (unmatched !== undefined) {
    const { nearest } = unmatched;
    return nearest === undefined
      ? 'no handler matches this intent'
      : `no handler matches this intent; ${words(nearest)} is similar`;
  }
  return matched === undefined ? '' : `chosen by ${words(matched['by'])}`;
}

const OUTCOMES: Readonly<Record<string, string>> = {
  late: 'The reply is late: the webhook was answered without it, and it follows through the messaging API',
  delivered: 'The late reply is in the conversation',
  failed: 'The failure policy decided what the user sees',
  lost: 'A reply did not reach the conversation',
  superseded: 'A newer turn replaced it',
  dropped: 'The handler returned after its turn had ended',
  refused: 'Rejected: too many turns',
  slow: 'Close to the deadline',
  duplicate: 'A duplicate call: it got the answer of the first',
};

function Outcome({ data }: { readonly data: Data }): JSX.Element | null {
  const outcome = words(data['outcome']);
  const text = OUTCOMES[outcome];
  if (text === undefined) return null;
  // The detail of a late reply is for the log: it says the same.
  const detail = outcome === 'late' ? '' : words(data['detail']);
  return <p class="outcome">{detail === '' ? text : `${text}: ${detail}`}</p>;
}

function ApiCall({ data }: { readonly data: Data }): JSX.Element {
  const { title, detail, wrong } = apiCall(data);
  return (
    <Folded
      class={`json api${wrong ? ' wrong' : ''}`}
      summary={
        <>
          {title} <span class="step-detail">{detail}</span>
        </>
      }
    >
      {() => (
        <>
          <p class="path">
            {words(data['method'])} {words(data['path'])}
          </p>
          <JsonTree title="Sent" value={data['body']} />
          <JsonTree title="Answered" value={data['answer']} />
          <JsonTree title="Error" value={data['error']} />
        </>
      )}
    </Folded>
  );
}

function BarLine({
  bar,
  from,
  length,
}: {
  readonly bar: Bar;
  readonly from: number;
  readonly length: number;
}): JSX.Element {
  const left = `${((bar.at - from) / length) * 100}%`;
  const width = `${Math.max((bar.took / length) * 100, 0.6)}%`;
  return (
    <div class={`bar-line ${bar.kind}`}>
      <span class="bar-name">{bar.name}</span>
      <span class="bar-track" aria-hidden="true">
        <i style={{ left, width }} />
      </span>
      <span class="bar-time">{bar.took < 10 ? `${bar.took.toFixed(1)} ms` : duration(bar.took)}</span>
    </div>
  );
}
