import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';

interface JsonProps {
  readonly value: unknown;
  readonly name?: string;
  readonly depth?: number;
}

const OPEN_DEPTH = 1;

/** A value as an expandable tree. */
export function JsonView({ value, name, depth = 0 }: JsonProps): JSX.Element {
  if (typeof value !== 'object' || value === null) {
    return (
      <div class="json-leaf">
        <Key name={name} />
        <Leaf value={value} />
      </div>
    );
  }
  const entries: [string, unknown][] = Object.entries(value);
  const size = Array.isArray(value) ? `[${entries.length}]` : `{${entries.length}}`;
  return (
    <Folded
      class="json-node"
      open={depth < OPEN_DEPTH}
      summary={
        <>
          <Key name={name} />
          <span class="json-size">{size}</span>
        </>
      }
    >
      {() => (
        <div class="json-children">
          {entries.map(([key, inner]) => (
            <JsonView key={key} name={key} value={inner} depth={depth + 1} />
          ))}
        </div>
      )}
    </Folded>
  );
}

interface FoldedProps {
  readonly class: string;
  readonly summary: ComponentChildren;
  readonly children: () => ComponentChildren;
  readonly open?: boolean;
}

/** Folded parts are rendered when they are unfolded: requests are large, and most parts are never viewed. */
export function Folded({ class: name, summary, children, open = false }: FoldedProps): JSX.Element {
  const [isOpen, setOpen] = useState(open);
  return (
    <details class={name} open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && children()}
    </details>
  );
}

function Key({ name }: { readonly name: string | undefined }): JSX.Element | null {
  return name === undefined ? null : <span class="json-key">{name}</span>;
}

function Leaf({ value }: { readonly value: unknown }): JSX.Element {
  const kind = value === '[secret]' ? 'secret' : value === null ? 'null' : typeof value;
  return <span class={`json-${kind}`}>{typeof value === 'string' ? `"${value}"` : String(value)}</span>;
}

/** The tree of a value, collapsed into one line. */
export function JsonTree({
  title,
  value,
}: {
  readonly title: string;
  readonly value: unknown;
}): JSX.Element | null {
  if (value === undefined) return null;
  return (
    <Folded class="json" summary={title}>
      {() => (
        <div class="json-body scrolls" tabIndex={0} role="region" aria-label={title}>
          <JsonView value={value} />
        </div>
      )}
    </Folded>
  );
}
