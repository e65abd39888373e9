import type { PageDocument, PageWindow } from './dom.ts';

declare const document: PageDocument;
declare const window: PageWindow;

/** Light or dark: the reader's system decides until the button does; paper is always light. */
export function mountTheme(redraw: () => void): void {
  const root = document.documentElement;
  const preference = window.matchMedia('(prefers-color-scheme: dark)');
  const button = document.querySelector('[data-theme-toggle]');
  const isDark = (): boolean =>
    root.dataset['theme'] === undefined ? preference.matches : root.dataset['theme'] === 'dark';
  const tell = (): void => {
    button?.setAttribute('aria-pressed', String(isDark()));
    redraw();
  };
  button?.addEventListener('click', () => {
    root.dataset['theme'] = isDark() ? 'light' : 'dark';
    tell();
  });
  preference.addEventListener('change', tell);
  let chosen: string | undefined;
  window.addEventListener('beforeprint', () => {
    chosen = root.dataset['theme'];
    root.dataset['theme'] = 'light';
    redraw();
  });
  window.addEventListener('afterprint', () => {
    if (chosen === undefined) root.removeAttribute('data-theme');
    else root.dataset['theme'] = chosen;
    redraw();
  });
  tell();
}
