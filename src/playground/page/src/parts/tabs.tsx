import type { JSX } from 'preact';

interface TabsProps<T extends string> {
  readonly class: string;
  readonly label: string;
  readonly tabs: readonly { readonly id: T; readonly label: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** Buttons of which one is pressed. The switched content is elsewhere in the page. */
export function Tabs<T extends string>({
  class: name,
  label,
  tabs,
  value,
  onChange,
}: TabsProps<T>): JSX.Element {
  return (
    <nav class={`tabs ${name}`} aria-label={label}>
      {tabs.map((tab) => (
        <button type="button" key={tab.id} aria-pressed={tab.id === value} onClick={() => onChange(tab.id)}>
          {tab.label}
        </button>
      ))}
    </nav>
  );
}
