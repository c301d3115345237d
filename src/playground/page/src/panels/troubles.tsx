import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { TROUBLE_LABELS } from '../../../server/trouble/trouble-labels.js';
import { TROUBLES, type TroubleName } from '../../../server/view.types.js';
import { api } from '../api.js';
import { attempt, state } from '../store.js';

const isOpen = signal(false);

/** Opens and closes {@link TroublesPanel}. */
export function TroublesButton(): JSX.Element {
  const button = useRef<HTMLButtonElement>(null);
  const on = state.value?.troubles.length ?? 0;
  useEffect(() => closeByEscape(button), []);
  return (
    <button
      type="button"
      ref={button}
      class={on > 0 ? 'is-on' : ''}
      aria-expanded={isOpen.value}
      aria-controls="troubles"
      onClick={() => (isOpen.value = !isOpen.value)}
    >
      Simulate failures{on > 0 ? ` · ${on}` : ''}
    </button>
  );
}

/**
 * The failures that are simulated from now on, until they are switched off. It takes its place in the page, so that it
 * covers neither the chat nor the time line, which show the effect.
 */
export function TroublesPanel(): JSX.Element | null {
  const on = state.value?.troubles ?? [];
  if (!isOpen.value) return null;
  return (
    <fieldset class="troubles" id="troubles">
      <legend class="hidden">Simulated failures</legend>
      <div class="troubles-head">
        <span>They stay on until you switch them off.</span>
        <button type="button" disabled={on.length === 0} onClick={() => void attempt(() => api.troubles([]))}>
          Switch all off
        </button>
      </div>
      <div class="troubles-list scrolls" tabIndex={0} role="group" aria-label="Failures">
        {TROUBLES.map((name) => (
          <label key={name} class="trouble">
            <input
              type="checkbox"
              checked={on.includes(name)}
              onChange={({ currentTarget }) => void set(name, currentTarget.checked)}
            />
            <span>
              <strong>{TROUBLE_LABELS[name].label}</strong>
              <small>{helpOf(name)}</small>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function set(name: TroubleName, isOn: boolean): Promise<void> {
  const others = (state.value?.troubles ?? []).filter((other) => other !== name);
  return attempt(() => api.troubles(isOn ? [...others, name] : others));
}

function helpOf(name: TroubleName): string {
  return name === 'wrong-secret' && state.value?.demandsSecret === false
    ? 'Nothing happens: neither WEBHOOK_SECRETS nor WEBHOOK_BASIC_AUTH is set.'
    : TROUBLE_LABELS[name].help;
}

function closeByEscape(button: { readonly current: HTMLButtonElement | null }): () => void {
  const stop = new AbortController();
  document.addEventListener(
    'keydown',
    ({ key }) => {
      if (key !== 'Escape' || !isOpen.value || document.querySelector('dialog[open]') !== null) return;
      isOpen.value = false;
      button.current?.focus();
    },
    { signal: stop.signal },
  );
  return () => stop.abort();
}
