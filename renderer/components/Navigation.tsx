import { useId, useRef } from 'react';
import { type ListedPage, type Page, pages } from '../../shared/pages';
import type { Snapshot } from '../../shared/snapshot';
import { linkTo } from '../model/route';
import { useTexts } from '../model/texts';

/** The way to every page and to help: the usual ones in the bar, the others behind "More". */
export function Navigation(props: { page: Page; snapshot: Snapshot; onHelp: () => void }) {
  const { page, snapshot, onHelp } = props;
  const texts = useTexts();
  const names = (Object.keys(pages) as Page[]).filter((name) => pages[name] !== 'linked') as ListedPage[];
  const inBar = names.filter(
    (name) => pages[name] === 'bar' || (pages[name] === 'asked' && (snapshot.answerNeeded || page === name)),
  );
  const inMenu = names.filter((name) => pages[name] === 'more');
  return (
    <nav aria-label={texts.say('ui.nav')}>
      {inBar.map((name) => (
        <PageLink key={name} name={name} page={page} />
      ))}
      <More current={inMenu.some((name) => name === page)}>
        {inMenu.map((name) => (
          <li key={name}>
            <PageLink name={name} page={page} />
          </li>
        ))}
        {snapshot.organisation?.helpUrl && (
          <li>
            <button type="button" onClick={onHelp}>
              {texts.say('ui.help')}
            </button>
          </li>
        )}
      </More>
    </nav>
  );
}

function PageLink({ name, page }: { name: ListedPage; page: Page }) {
  const texts = useTexts();
  return (
    <a href={linkTo(name)} aria-current={name === page ? 'page' : undefined}>
      {texts.say(`ui.nav.${name}`)}
    </a>
  );
}

/** The platform's own popover: it closes with Escape or a click elsewhere and follows the button in the order of the keyboard. */
function More({ current, children }: { current: boolean; children: React.ReactNode }) {
  const texts = useTexts();
  const id = useId();
  const menu = useRef<HTMLUListElement>(null);
  return (
    <>
      <button type="button" className={`more${current ? ' current' : ''}`} popoverTarget={id}>
        {texts.say('ui.nav.more')}
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the links inside are what is pressed, with the keyboard too */}
      <ul
        id={id}
        ref={menu}
        popover="auto"
        className="more-pages"
        onClick={() => menu.current?.hidePopover()}
      >
        {children}
      </ul>
    </>
  );
}
