import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { TimelineEntry, TurnView } from '../../../server/view.types.js';
import { api } from '../api.js';
import { Dialog } from '../parts/dialog.js';
import { attempt, current } from '../store.js';

interface ResendProps {
  readonly turn: TurnView;
  readonly entry: TimelineEntry;
  readonly onClose: () => void;
}

/** The request as text. Unchanged fields, including masked secrets, get new values when it is sent. */
export function ResendDialog({ turn, entry, onClose }: ResendProps): JSX.Element {
  const [text, setText] = useState(() => JSON.stringify(entry.data['body'], null, 2));
  const parsed = parse(text);
  return (
    <Dialog title="Edit the request" onClose={onClose} wide>
      <form
        class="resend"
        onSubmit={(event) => {
          event.preventDefault();
          if (parsed.body !== undefined) void resend(turn, entry, parsed.body, onClose);
        }}
      >
        <p>
          The message is sent again, with its request as edited here. Ids, the token and all other fields that
          you leave unchanged get new values.
        </p>
        <label class="hidden" for="request">
          Request as JSON
        </label>
        <textarea
          id="request"
          spellcheck={false}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
          aria-describedby="request-problem"
        />
        <div class="dialog-foot">
          <span id="request-problem" class="wrong-words" role="status">
            {parsed.problem}
          </span>
          <button type="submit" class="primary" disabled={parsed.body === undefined}>
            Send
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function parse(text: string): { body?: object; problem?: string } {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && !Array.isArray(body)
      ? { body }
      : { problem: 'The request must be an object.' };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : 'The text is not valid JSON.' };
  }
}

function resend(turn: TurnView, entry: TimelineEntry, body: object, onDone: () => void): Promise<void> {
  return attempt(async () => {
    if (current.value === undefined) return;
    await api.resend(current.value.id, turn.id, entry.id, body);
    onDone();
  });
}
