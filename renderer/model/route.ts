import { useMemo, useSyncExternalStore } from 'react';
import { fragmentOf, type Page, type Route, routeOf } from '../../shared/pages';

/** What a link to a page, about something where it needs that, names: `#check/backups`. */
export function linkTo(page: Page, argument?: string): string {
  return `#${fragmentOf(argument === undefined ? { page } : { page, argument })}`;
}

/** Shows a page. */
export function go(page: Page): void {
  window.location.hash = linkTo(page);
}

/** Writes the shown page into an address that names none; nothing is navigated. */
export function settleOn(page: Page): void {
  window.history.replaceState(null, '', linkTo(page));
}

/** The place that the address names, kept up to date. */
export function usePlace(): Route | undefined {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => routeOf(hash), [hash]);
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}
