import { type ReactNode, useEffect, useRef } from 'react';
import { fragmentOf, type Route } from '../../shared/pages';
import type { Snapshot } from '../../shared/snapshot';
import { useFettle } from '../model/fettle';
import { useAction } from '../model/useAction';
import { Failure } from './Failure';
import { Navigation } from './Navigation';

/** What every page has: the way to the others, help, and the page itself. */
export function Frame({
  place,
  snapshot,
  children,
}: {
  place: Route;
  snapshot: Snapshot;
  children: ReactNode;
}) {
  const fettle = useFettle();
  const help = useAction();
  const main = useRef<HTMLElement>(null);
  useHeadingFocus(main, fragmentOf(place));

  return (
    <>
      <header className="bar">
        <Navigation
          page={place.page}
          snapshot={snapshot}
          onHelp={() => help.run(() => fettle.app.openHelp(undefined))}
        />
      </header>
      <main ref={main}>
        <Failure reason={help.error} />
        {children}
      </main>
    </>
  );
}

// After a change of page the focus would stay on a link, or on nothing; the page's heading is where reading goes on.
function useHeadingFocus(main: React.RefObject<HTMLElement | null>, place: string) {
  const shown = useRef(place);
  useEffect(() => {
    if (shown.current === place) return;
    shown.current = place;
    window.scrollTo(0, 0);
    main.current?.querySelector('h1')?.focus();
  }, [main, place]);
}
