import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ConversationSummary } from '../../../server/view.types.js';
import { api } from '../api.js';
import { show } from '../live.js';
import { attempt, current, state } from '../store.js';
import { NewConversationPanel } from './new-conversation.js';

export function Conversations(): JSX.Element {
  const [isOpening, setOpening] = useState(false);
  const conversations = state.value?.conversations ?? [];
  return (
    <nav class="conversations" aria-label="Conversations">
      <button type="button" class="new" onClick={() => setOpening(true)}>
        New conversation
      </button>
      <ul>
        {conversations.map((one) => (
          <li key={one.id} class={one.id === current.value?.id ? 'current' : ''}>
            <button
              type="button"
              class="plain choose"
              aria-current={one.id === current.value?.id}
              onClick={() => void attempt(() => show(one.id))}
            >
              <span class="title" dir="auto">
                {one.title}
              </span>
              <span class="about">{aboutOf(one)}</span>
            </button>
            <button
              type="button"
              class="plain remove"
              aria-label={`Delete the conversation “${one.title}”`}
              onClick={() => void attempt(() => api.remove(one.id))}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      {isOpening && <NewConversationPanel onClose={() => setOpening(false)} />}
    </nav>
  );
}

function aboutOf({ options, status }: ConversationSummary): string {
  const { userName, language, channel, draft } = options;
  const words = [userName, language, channel === 'chat21' ? 'web' : channel];
  return [...words, ...(draft ? ['draft'] : []), ...(status === 'open' ? [] : [status])].join(' · ');
}
