import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { api } from '../api.js';
import { show } from '../live.js';
import { Dialog } from '../parts/dialog.js';
import { attempt, DEFAULT_OPTIONS, tab } from '../store.js';

const CHANNELS = [
  ['chat21', 'Web'],
  ['whatsapp', 'WhatsApp'],
  ['telegram', 'Telegram'],
  ['messenger', 'Messenger'],
  ['email', 'E-mail'],
  ['sms', 'SMS'],
  ['voice', 'Voice'],
] as const;

/** The user, the language and the channel of a new conversation. */
export function NewConversationPanel({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const [options, setOptions] = useState(DEFAULT_OPTIONS);
  const set = (change: Partial<typeof options>): void => setOptions({ ...options, ...change });
  return (
    <Dialog title="New conversation" onClose={onClose}>
      <form
        class="options"
        onSubmit={(event) => {
          event.preventDefault();
          void attempt(async () => {
            await show((await api.open(options)).id);
            tab.value = 'chat';
            onClose();
          });
        }}
      >
        <label>
          Name of the user
          <input
            required
            maxLength={100}
            value={options.userName}
            onInput={({ currentTarget }) => set({ userName: currentTarget.value })}
          />
        </label>
        <label>
          E-mail address
          <input
            type="email"
            value={options.userEmail}
            onInput={({ currentTarget }) => set({ userEmail: currentTarget.value })}
          />
        </label>
        <label>
          Language of the browser
          <input
            required
            maxLength={35}
            value={options.language}
            list="languages"
            onInput={({ currentTarget }) => set({ language: currentTarget.value })}
          />
          <datalist id="languages">
            {['en', 'en-US', 'it', 'de', 'fr', 'es', 'pt-BR', 'ar', 'ja'].map((tag) => (
              <option key={tag} value={tag} />
            ))}
          </datalist>
        </label>
        <label>
          Channel
          <select
            value={options.channel}
            onChange={({ currentTarget }) => set({ channel: currentTarget.value })}
          >
            {CHANNELS.map(([id, label]) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={options.draft}
            onChange={({ currentTarget }) => set({ draft: currentTarget.checked })}
          />
          Draft: as in the test chat of the studio
        </label>
        <div class="dialog-foot">
          <button type="submit" class="primary">
            Start
          </button>
        </div>
      </form>
    </Dialog>
  );
}
