import type { JSX } from 'preact';
import { api } from '../api.js';
import { attempt, current } from '../store.js';
import type { ChatButton } from './bubbles.js';

/** Those of older messages stay, and still work: so it is in the platform's chat. */
export function Buttons({
  buttons,
  isLast,
}: {
  readonly buttons: readonly ChatButton[];
  readonly isLast: boolean;
}): JSX.Element {
  return (
    <div class={`buttons${isLast ? '' : ' past'}`}>
      {buttons.map((button, position) =>
        button.type === 'url' ? (
          <a
            key={position}
            class="chip"
            dir="auto"
            href={safe(button.link)}
            target="_blank"
            rel="noreferrer noopener"
          >
            {button.value} <span aria-hidden="true">↗</span>
            <span class="hidden">(opens in a new tab)</span>
          </a>
        ) : (
          <button key={position} type="button" class="chip" dir="auto" onClick={() => void press(button)}>
            {button.value}
          </button>
        ),
      )}
    </div>
  );
}

function press({ value = '', action, type, show_echo: echo }: ChatButton): Promise<void> {
  const { value: conversation } = current;
  return attempt(async () => {
    if (conversation === undefined) return;
    await api.say(conversation.id, {
      text: value,
      ...(type === 'action' && action !== undefined && { action }),
      ...(echo === false && { echo }),
    });
  });
}

/** Only what leads to a page. */
export function safe(link: unknown): string | undefined {
  return typeof link === 'string' && /^https?:\/\//i.test(link) ? link : undefined;
}
