import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Snapshot } from '../../shared/snapshot';
import { useFettle } from '../model/fettle';
import { type Page, pages } from '../model/route';
import { useTexts } from '../model/texts';
import { useAction } from '../model/useAction';
import { Failure } from './Failure';

/** What every page has: the way to the others, help, and the page itself. */
export function Frame({ page, snapshot, children }: { page: Page; snapshot: Snapshot; children: ReactNode }) {
  const texts = useTexts();
  const fettle = useFettle();
  const help = useAction();
  const main = useRef<HTMLElement>(null);
  useHeadingFocus(main, page);

  return (
    <>
      <header className="bar">
        <nav aria-label={texts.say('ui.nav')}>
          {pages
            .filter((name) => name !== 'sent')
            .filter((name) => name !== 'notice' || snapshot.answerNeeded || page === 'notice')
            .map((name) => (
              <a key={name} href={`#${name}`} aria-current={name === page ? 'page' : undefined}>
                {texts.say(`ui.nav.${name}`)}
              </a>
            ))}
        </nav>
        {snapshot.organisation?.helpUrl && (
          <Button className="button quiet" onPress={() => help.run(() => fettle.app.openHelp(undefined))}>
            {texts.say('ui.help')}
          </Button>
        )}
      </header>
      <main ref={main}>
        <Failure reason={help.error} />
        {children}
      </main>
    </>
  );
}

// After a change of page the focus would stay on a link, or on nothing; the page's heading is where reading goes on.
function useHeadingFocus(main: React.RefObject<HTMLElement | null>, page: Page) {
  const shown = useRef(page);
  useEffect(() => {
    if (shown.current === page) return;
    shown.current = page;
    window.scrollTo(0, 0);
    main.current?.querySelector('h1')?.focus();
  }, [main, page]);
}
