import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { api, type ExportedTest } from '../api.js';
import { Dialog } from '../parts/dialog.js';
import { attempt, current, wordsOf } from '../store.js';

/** The conversation as a test: to look at, to copy, to keep; or why there is none, here, because a dialog hides the rest. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const [test, setTest] = useState<ExportedTest | undefined>();
  const [refusal, setRefusal] = useState<string | undefined>();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (current.value === undefined) return;
    api.test(current.value.id).then(setTest, (error: unknown) => setRefusal(wordsOf(error)));
  }, []);
  return (
    <Dialog title="This conversation as a test" onClose={onClose} wide>
      {refusal === undefined ? (
        <pre class="source scrolls" tabIndex={0} aria-label="Source of the test">
          {test?.source}
        </pre>
      ) : (
        <p class="wrong-words" role="alert">
          {refusal}
        </p>
      )}
      <div class="dialog-foot">
        <span class="wrong-words" role="status">
          {isCopied ? 'Copied' : ''}
        </span>
        <button
          type="button"
          disabled={test === undefined}
          onClick={() =>
            void attempt(async () => {
              await navigator.clipboard.writeText(test?.source ?? '');
              setCopied(true);
            })
          }
        >
          Copy
        </button>
        <button
          type="button"
          class="primary"
          disabled={test === undefined}
          onClick={() => test && download(test)}
        >
          Download {test?.fileName}
        </button>
      </div>
    </Dialog>
  );
}

function download({ fileName, source }: ExportedTest): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([source], { type: 'text/typescript' }));
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(link.href);
}
