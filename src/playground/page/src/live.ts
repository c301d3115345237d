import type { ConversationView, LiveEvent } from '../../server/view.types.js';
import { api } from './api.js';
import { attempt, connected, current, DEFAULT_OPTIONS, live, openTurn, problem, state } from './store.js';

type Growth = Extract<LiveEvent, { type: 'message' | 'turn' | 'entry' }>;

let process: string | undefined;
/** Which conversation this tab shows, over a reload of the page. */
const SHOWN = 'playground-conversation';

/** Stays connected: the browser reconnects by itself, and the first event after that is the state. */
export function connect(): void {
  const events = new EventSource('/playground/api/events');
  events.onmessage = ({ data }: MessageEvent<string>) => take(JSON.parse(data) as LiveEvent);
  events.onopen = () => (connected.value = true);
  events.onerror = () => (connected.value = false);
}

/** The running request, and the events since it started: the answer may be older than those. */
let fetching: { readonly id: string; readonly early: Growth[] } | undefined;

/**
 * Switches to another conversation, in its current state. The last requested one is shown, in any order of the answers.
 */
export async function show(id: string): Promise<void> {
  const mine = { id, early: [] };
  fetching = mine;
  try {
    const view = await api.conversation(id);
    if (fetching !== mine) return;
    fetching = undefined;
    openTurn.value = undefined;
    current.value = view;
    sessionStorage.setItem(SHOWN, id);
    for (const event of mine.early) grow(event);
  } finally {
    if (fetching === mine) fetching = undefined;
  }
}

function take(event: LiveEvent): void {
  switch (event.type) {
    case 'state':
      state.value = event.state;
      void attempt(() => settle());
      return;
    case 'conversation':
      return summary(event);
    case 'rewound':
      if (event.conversation === current.value?.id) void attempt(() => show(event.conversation));
      return;
    default:
      grow(event);
  }
}

/** There is always a conversation; after a restart of the service it is requested again. */
async function settle(): Promise<void> {
  const { value: known } = state;
  if (known === undefined) return;
  const wasReloaded = process !== known.process;
  process = known.process;
  problem.value = wasReloaded ? undefined : problem.value;
  const wanted = fetching?.id ?? current.value?.id ?? sessionStorage.getItem(SHOWN);
  if (known.conversations.some(({ id }) => id === wanted)) {
    if (wasReloaded && wanted !== null) await show(wanted);
    return;
  }
  const [next] = known.conversations;
  if (next !== undefined) await show(next.id);
  else await api.open(DEFAULT_OPTIONS);
}

function summary({ conversation }: Extract<LiveEvent, { type: 'conversation' }>): void {
  const { value: known } = state;
  if (known !== undefined) {
    const conversations = known.conversations.map((one) => (one.id === conversation.id ? conversation : one));
    state.value = { ...known, conversations };
  }
  update(conversation.id, (shown) => ({ ...shown, ...conversation }));
}

function grow(event: Growth): void {
  if (fetching?.id === event.conversation) fetching.early.push(event);
  update(event.conversation, (shown) => {
    if (event.type === 'message') {
      if (shown.messages.some(({ id }) => id === event.message.id)) return shown;
      live.add(event.message.id);
      return { ...shown, messages: [...shown.messages, event.message] };
    }
    if (event.type === 'turn') {
      if (shown.turns.some(({ id }) => id === event.turn.id)) return shown;
      openTurn.value = undefined;
      return { ...shown, turns: [...shown.turns, event.turn] };
    }
    const turns = shown.turns.map((turn) => {
      const isNew = turn.id === event.turn && !turn.entries.some(({ id }) => id === event.entry.id);
      return isNew ? { ...turn, entries: [...turn.entries, event.entry] } : turn;
    });
    return { ...shown, turns };
  });
}

function update(id: string, change: (shown: ConversationView) => ConversationView): void {
  const { value: shown } = current;
  if (shown?.id === id) current.value = change(shown);
}
