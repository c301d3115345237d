import { effect, signal } from '@preact/signals';

export type Theme = 'light' | 'dark';

const KEY = 'playground-theme';

/** The system's theme, until the user chooses one. */
export const theme = signal<Theme>(remembered() ?? system());

effect(() => {
  document.documentElement.dataset['theme'] = theme.value;
});

export function toggleTheme(): void {
  theme.value = theme.value === 'dark' ? 'light' : 'dark';
  localStorage.setItem(KEY, theme.value);
}

function system(): Theme {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function remembered(): Theme | undefined {
  const value = localStorage.getItem(KEY);
  return value === 'light' || value === 'dark' ? value : undefined;
}
