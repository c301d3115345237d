import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { TROUBLE_LABELS } from '../../../server/trouble/trouble-labels.js';
import { TROUBLES, type TroubleName } from '../../../server/view.types.js';
import { api } from '../api.js';
import { attempt, state } from '../store.js';

/** What goes wrong from now on, until it is switched off again. */
export function Troubles(): JSX.Element {
  const menu = useRef<HTMLDetailsElement>(null);
  const on = state.value?.troubles ?? [];
  useEffect(() => closedByOthers(menu), []);
  return (
    <details class="menu" ref={menu}>
      <summary class={on.length > 0 ? 'is-on' : ''}>Trouble{on.length > 0 ? ` · ${on.length}` : ''}</summary>
      <fieldset class="menu-body">
        <legend class="hidden">What goes wrong</legend>
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
        {on.length > 0 && (
          <button type="button" onClick={() => void attempt(() => api.troubles([]))}>
            All is well again
          </button>
        )}
      </fieldset>
    </details>
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

/** By Escape, and by a click anywhere else. */
function closedByOthers(menu: { readonly current: HTMLDetailsElement | null }): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && close(menu.current), { signal });
  document.addEventListener(
    'click',
    ({ target }) => !menu.current?.contains(target as Node) && close(menu.current),
    { signal },
  );
  return () => stop.abort();
}

function close(menu: HTMLDetailsElement | null): void {
  if (menu?.open !== true) return;
  menu.open = false;
  if (menu.contains(document.activeElement)) menu.querySelector('summary')?.focus();
}
