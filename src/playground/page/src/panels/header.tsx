import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { connected, current, state } from '../store.js';
import { theme, toggleTheme } from '../theme.js';
import { ExportDialog } from './export-dialog.js';
import { TroublesPanel, TroublesButton } from './troubles.js';

export function Header(): JSX.Element {
  const [isExporting, setExporting] = useState(false);
  const { value: known } = state;
  const buildErrors = known?.buildErrors ?? [];
  const failed = buildErrors.length > 0;
  const next = theme.value === 'dark' ? 'light' : 'dark';
  return (
    <header class="top">
      <h1>Playground</h1>
      <span class="bot-name" title="The bot that answers here">
        {known?.bot.name}
        {known?.bot.source !== undefined && <small> {known.bot.source}</small>}
      </span>
      <span class={`connection${connected.value && !failed ? '' : ' lost'}`} role="status">
        {!connected.value ? 'waiting for the service' : failed ? 'build failed' : 'live'}
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
      {failed && (
        <div class="build-errors" role="alert">
          <strong>The last change does not compile. The version before it is still running.</strong>
          {buildErrors.map((error) => (
            <code key={error}>{error}</code>
          ))}
        </div>
      )}
      {isExporting && <ExportDialog onClose={() => setExporting(false)} />}
    </header>
  );
}
