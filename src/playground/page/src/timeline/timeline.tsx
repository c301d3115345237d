import type { JSX } from 'preact';
import type { TurnView } from '../../../server/view.types.js';
import { current, openTurn, shownTurn } from '../store.js';
import { TurnItem } from './turn.js';

/** The list of turns, and the details of the selected turn. */
export function Timeline(): JSX.Element {
  const turns = current.value?.turns ?? [];
  const { value: shown } = shownTurn;
  return (
    <div class="timeline" aria-label="Time line" role="region" tabIndex={0}>
      {turns.length === 0 && <p class="empty">Send a message: its steps are listed here.</p>}
      {turns.length > 1 && (
        <label class="turn-choice">
          <span>Turn</span>
          <select value={shown?.id} onChange={({ currentTarget }) => (openTurn.value = currentTarget.value)}>
            {turns.map((turn, position) => (
              <option key={turn.id} value={turn.id}>
                {position + 1}. {entryName(turn)}
              </option>
            ))}
          </select>
        </label>
      )}
      {shown !== undefined && <TurnItem key={shown.id} turn={shown} />}
    </div>
  );
}

export function entryName({ kind, text }: TurnView): string {
  if (kind === 'started') return 'The chat opens';
  return kind === 'edited' ? `${text} (edited)` : text;
}
