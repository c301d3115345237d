import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { TimelineEntry, TurnView } from '../../../server/view.types.js';
import { api } from '../api.js';
import { draft } from '../chat/composer.js';
import { TROUBLE_LABELS } from '../../../server/trouble/trouble-labels.js';
import { attempt, current, hasBot, tab } from '../store.js';
import { ResendDialog } from './resend-dialog.js';
import { Stages } from './stages.js';
import { groupsOf } from './groups.js';
import { StepItem } from './step.js';
import { entryName } from './timeline.js';
import { verdictOf } from './verdict.js';

/** One turn from the user's message to its end: steps of the platform, and each call of the webhook as one block. */
export function TurnItem({ turn }: { readonly turn: TurnView }): JSX.Element {
  const [edited, edit] = useState<TimelineEntry | undefined>();
  const verdict = verdictOf(turn);
  return (
    <article class="turn">
      <header class="turn-head">
        <h2 dir="auto">{entryName(turn)}</h2>
        {verdict !== undefined && <span class={`verdict ${verdict.kind}`}>{verdict.label}</span>}
      </header>
      {verdict?.reason !== undefined && <p class="turn-reason">{verdict.reason}</p>}
      {turn.troubles.length > 0 && (
        <p class="turn-troubles">
          With simulated failures: {turn.troubles.map((name) => TROUBLE_LABELS[name].label).join(', ')}
        </p>
      )}
      <div class="turn-actions">
        <button type="button" onClick={() => void restart(turn)}>
          Restart from here
        </button>
      </div>
      {turn.entries.length === 0 && !hasBot(current.value) && (
        <p class="empty">A person has the conversation, or it waits for one: the bot is not asked.</p>
      )}
      <ol class="steps">
        {groupsOf(turn.entries).map((group) => (
          <li key={group.key} class={`step ${group.side}`}>
            {group.call === undefined ? (
              <StepItem entry={group.entries[0]} start={turn.at} onEdit={edit} />
            ) : (
              <Stages entries={group.entries} start={turn.at} />
            )}
          </li>
        ))}
      </ol>
      {edited !== undefined && <ResendDialog turn={turn} entry={edited} onClose={() => edit(undefined)} />}
    </article>
  );
}

function restart(turn: TurnView): Promise<void> {
  return attempt(async () => {
    if (current.value === undefined) return;
    current.value = await api.restart(current.value.id, turn.id);
    if (turn.kind !== 'started') draft.value = turn.text;
    tab.value = 'chat';
    document.getElementById('message')?.focus();
  });
}
