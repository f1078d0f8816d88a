import { useSyncExternalStore } from 'react';

export const pages = ['status', 'notice', 'privacy', 'sent'] as const;
export type Page = (typeof pages)[number];

/** The page that an address fragment names; undefined when it names none. */
export function pageOf(hash: string): Page | undefined {
  return pages.find((page) => hash === `#${page}`);
}

/** Shows a page. */
export function go(page: Page): void {
  window.location.hash = page;
}

/** Writes the shown page into an address that names none; nothing is navigated. */
export function settleOn(page: Page): void {
  window.history.replaceState(null, '', `#${page}`);
}

/** The page that the address names, kept up to date. */
export function usePage(): Page | undefined {
  return useSyncExternalStore(subscribe, () => pageOf(window.location.hash));
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}
