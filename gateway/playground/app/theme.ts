import { changeState, currentState, type Theme } from './store.ts';

const KEY = 'playground-theme';

/** Shows the theme that was chosen last, or the system's. */
export function keepTheme(): void {
  const kept = localStorage.getItem(KEY);
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  showTheme(kept === 'dark' || kept === 'light' ? kept : system);
}

export function switchTheme(): void {
  const theme = currentState().theme === 'dark' ? 'light' : 'dark';
  localStorage.setItem(KEY, theme);
  showTheme(theme);
}

function showTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  changeState({ theme });
}
