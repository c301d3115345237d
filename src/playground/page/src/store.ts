import { computed, signal } from '@preact/signals';
import type {
  ConversationOptionsView,
  ConversationView,
  StateView,
  TurnView,
} from '../../server/view.types.js';

export type Tab = 'chat' | 'timeline' | 'bot';

export const connected = signal(false);
export const state = signal<StateView | undefined>(undefined);
export const current = signal<ConversationView | undefined>(undefined);
/** The turn that the time line is opened at; undefined follows the newest. */
export const openTurn = signal<string | undefined>(undefined);
/** The part that a narrow screen shows. */
export const tab = signal<Tab>('chat');
/** The part that the column beside the chat shows. */
export const side = signal<'timeline' | 'bot'>('timeline');
/** The error of the last action, as a text. */
export const problem = signal<string | undefined>(undefined);
/** Messages that came while the page was open: their pauses are played. */
export const live = new Set<string>();

export const shownTurn = computed<TurnView | undefined>(() => {
  const turns = current.value?.turns ?? [];
  return turns.find(({ id }) => id === openTurn.value) ?? turns.at(-1);
});

/** A bot answers: the conversation is neither closed nor with people, nor waiting for them. */
export function hasBot(conversation: ConversationView | undefined): boolean {
  if (conversation === undefined || conversation.status !== 'open') return false;
  const bots = conversation.messages.filter(({ from }) => from === 'bot').map(({ name }) => name);
  return bots.length === 0 || conversation.with.some((name) => bots.includes(name));
}

export const DEFAULT_OPTIONS: ConversationOptionsView = {
  language: 'en',
  channel: 'chat21',
  userName: 'Guest',
  userEmail: '',
  draft: false,
};

/** Runs the action of a button, and shows its error. */
export async function attempt(action: () => Promise<unknown>): Promise<void> {
  try {
    problem.value = undefined;
    await action();
  } catch (error) {
    problem.value = wordsOf(error);
  }
}

export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : 'That did not work.';
}
