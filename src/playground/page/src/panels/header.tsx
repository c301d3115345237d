import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { connected, current, state } from '../store.js';
import { theme, toggleTheme } from '../theme.js';
import { ExportDialog } from './export-dialog.js';
import { TroublesPanel, TroublesButton } from './troubles.js';

export function Header(): JSX.Element {
  const [isExporting, setExporting] = useState(false);
  const { value: known } = state;
  const next = theme.value === 'dark' ? 'light' : 'dark';
  return (
    <header class="top">
      <h1>Playground</h1>
      <span class="bot-name">{known?.bot.name}</span>
      <span class={`connection${connected.value ? '' : ' lost'}`} role="status">
        {connected.value ? 'live' : 'waiting for the service'}
      </span>
      <div class="top-actions">
        <TroublesButton />
        <button
          type="button"
          disabled={(current.value?.turns.length ?? 0) === 0}
          onClick={() => setExporting(true)}
        >
          Export test
        </button>
        <button
          type="button"
          class="plain"
          aria-label={`Switch to ${next} colours`}
          title={`Switch to ${next} colours`}
          onClick={toggleTheme}
        >
          {theme.value === 'dark' ? '☀' : '☾'}
        </button>
      </div>
      <TroublesPanel />
      {isExporting && <ExportDialog onClose={() => setExporting(false)} />}
    </header>
  );
}
