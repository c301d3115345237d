import type { JSX } from 'preact';
import { ChatPanel } from './chat/chat.js';
import { Header } from './panels/header.js';
import { Conversations } from './panels/conversations.js';
import { BotPanel } from './panels/bot-panel.js';
import { Timeline } from './timeline/timeline.js';
import { Tabs } from './parts/tabs.js';
import { problem, side, tab } from './store.js';

const PHONE_TABS = [
  { id: 'chat', label: 'Chat' },
  { id: 'timeline', label: 'Time line' },
  { id: 'bot', label: 'Bot' },
] as const;
const SIDE_TABS = PHONE_TABS.slice(1) as readonly { id: 'timeline' | 'bot'; label: string }[];

/** The conversations, the chat, and the details beside it; one at a time on a narrow screen. */
export function App(): JSX.Element {
  const shown = tab.value === 'chat' ? side.value : tab.value;
  return (
    <div class="app" data-tab={tab.value}>
      <Header />
      <Tabs
        class="phone-tabs"
        label="Views"
        tabs={PHONE_TABS}
        value={tab.value}
        onChange={(value) => {
          tab.value = value;
          if (value !== 'chat') side.value = value;
        }}
      />
      <Conversations />
      <main class="workspace">
        <section class="chat-column" aria-label="Chat">
          <ChatPanel />
        </section>
        <section class="side" aria-label="Details of the turn">
          <Tabs
            class="side-tabs"
            label="Beside the chat"
            tabs={SIDE_TABS}
            value={shown}
            onChange={(value) => (side.value = value)}
          />
          {shown === 'bot' ? <BotPanel /> : <Timeline />}
        </section>
      </main>
      {problem.value !== undefined && (
        <div class="problem" role="alert">
          <span>{problem.value}</span>
          <button type="button" class="plain" onClick={() => (problem.value = undefined)}>
            Dismiss
          </button>
        </div>
      )}
    </div>
  );
}
