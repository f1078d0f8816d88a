import path from 'node:path';
import { fragmentOf, type Route } from '../../shared/pages';

export const appScheme = 'app';
const host = 'fettle';

/** The window's address; a place is in its fragment, so that going there loads nothing. Without one the window decides. */
export function pageUrl(place?: Route): string {
  return `${appScheme}://${host}/index.html${place ? `#${fragmentOf(place)}` : ''}`;
}

/** Whether an address belongs to Fettle's own pages. */
export function isAppUrl(url: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return parsed?.protocol === `${appScheme}:` && parsed.host === host;
}

/** The file under `root` that an app:// address names; undefined for every other address and for a way out of `root`. */
export function fileFor(root: string, url: string): string | undefined {
  if (!isAppUrl(url)) return undefined;
  const wanted = decode(new URL(url).pathname);
  if (wanted === undefined || /[\0\\]/.test(wanted)) return undefined;
  const folder = path.resolve(root);
  const file = path.resolve(folder, `.${wanted === '/' ? '/index.html' : wanted}`);
  return file.startsWith(folder + path.sep) ? file : undefined;
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}
