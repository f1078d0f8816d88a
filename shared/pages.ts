/**
 * The window's pages in the order of its navigation, and where each is found: always in sight in the `bar`, in the bar only while `asked` for,
 * behind `more`, or only by a link on another page (`linked`).
 */
export const pages = {
  status: 'bar',
  notice: 'asked',
  activity: 'bar',
  privacy: 'bar',
  seen: 'more',
  sent: 'more',
  settings: 'more',
  about: 'more',
  check: 'linked',
} as const satisfies Record<string, 'bar' | 'asked' | 'more' | 'linked'>;
export type Page = keyof typeof pages;

/** The pages that the navigation leads to. */
export type ListedPage = { [P in Page]: (typeof pages)[P] extends 'linked' ? never : P }[Page];

/** A page and what it is about, such as the entry of a check page. */
export interface Route {
  page: Page;
  argument?: string;
}

/** The address fragment of a place, without its `#`: `check/backups`. */
export function fragmentOf({ page, argument }: Route): string {
  return argument === undefined ? page : `${page}/${encodeURIComponent(argument)}`;
}

/** The place that an address fragment names; undefined when it names none. */
export function routeOf(hash: string): Route | undefined {
  const [, name, argument] = /^#([a-z]+)(?:\/(.+))?$/.exec(hash) ?? [];
  if (name === undefined || !Object.hasOwn(pages, name)) return undefined;
  const page = name as Page;
  if (argument === undefined) return { page };
  try {
    return { page, argument: decodeURIComponent(argument) };
  } catch {
    return { page };
  }
}
