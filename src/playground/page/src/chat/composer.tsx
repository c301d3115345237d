import { effect, signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { api } from '../api.js';
import { attempt, current, state } from '../store.js';

/** The text of the field: restarting a turn puts its text there. */
export const draft = signal('');

export function Composer(): JSX.Element {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(
    () =>
      effect(() => {
        void draft.value;
        fit(field.current);
      }),
    [],
  );
  // A phone would open its keyboard over the conversation.
  useEffect(() => {
    if (matchMedia('(pointer: fine)').matches) field.current?.focus();
  }, [current.value?.id]);
  const isQuick = state.value?.troubles.includes('quick') === true;
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void say();
      }}
    >
      <label class="hidden" for="message">
        Message
      </label>
      <textarea
        id="message"
        ref={field}
        rows={1}
        dir="auto"
        placeholder="Write a message"
        autocomplete="off"
        value={draft.value}
        onInput={({ currentTarget }) => (draft.value = currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowUp' && draft.value === '') {
            event.preventDefault();
            draft.value = lastWords();
            return;
          }
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          void say();
        }}
      />
      <button type="submit" class="primary">
        {isQuick ? 'Send twice' : 'Send'}
      </button>
    </form>
  );
}

function say(): Promise<void> {
  const text = draft.value.trim();
  const { value: conversation } = current;
  return attempt(async () => {
    if (text === '' || conversation === undefined) return;
    draft.value = '';
    await api.say(conversation.id, { text });
  });
}

/** The user's newest message: to send it again, or corrected. */
function lastWords(): string {
  return current.value?.messages.findLast(({ from }) => from === 'user')?.text ?? '';
}

/** As high as its lines. */
function fit(field: HTMLTextAreaElement | null): void {
  if (field === null) return;
  requestAnimationFrame(() => {
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight}px`;
  });
}
