import { useEffect, useRef } from 'react';
import type { CardView, Snapshot } from '../../../shared/snapshot';
import { Button } from '../../components/Button';
import { Contacts } from '../../components/Contacts';
import { answered, isFirstRun, nextUnanswered } from '../../model/notice';
import { go } from '../../model/route';
import { useTexts } from '../../model/texts';
import { NoticeCard } from './NoticeCard';
import { Welcome } from './Welcome';

/** The notice: before anything runs, each processing is told and answered on its own. */
export function NoticePage({ snapshot }: { snapshot: Snapshot }) {
  const texts = useTexts();
  const { cards, organisation } = snapshot;
  const page = useRef<HTMLDivElement>(null);
  const local = cards.every((card) => card.kind === 'local');
  const complete = cards.length > 0 && answered(cards) === cards.length;
  useLeaveWhenComplete(complete);

  const focusNext = (card: CardView) => {
    const next = nextUnanswered(cards, card.id);
    if (next) page.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(next.id)}"]`)?.focus();
  };
  return (
    <div className="notice" ref={page}>
      <h1 tabIndex={-1}>{texts.say(local ? 'ui.notice.title.local' : 'ui.notice.title')}</h1>
      <p className="lead">
        {organisation && !local
          ? texts.say('ui.notice.welcome', { organisation: organisation.name })
          : texts.say('ui.notice.welcome.local')}
      </p>
      {isFirstRun(snapshot) && <Welcome snapshot={snapshot} />}
      {cards.length > 1 && (
        <p role="status" className="quiet-text">
          {texts.say('ui.notice.progress', { done: answered(cards), total: cards.length })}
        </p>
      )}
      {cards.length === 0 && <p className="empty">{texts.say('ui.notice.empty')}</p>}
      {cards.map((card) => (
        <NoticeCard key={`${card.id}:${card.hash}`} card={card} onAnswered={focusNext} />
      ))}
      <footer className="notice-foot">
        <Contacts snapshot={snapshot} />
        <p className="actions no-print">
          <Button className="button quiet" onPress={() => window.print()}>
            {texts.say('ui.print')}
          </Button>
          <a className="button quiet" href="#status">
            {texts.say(complete ? 'ui.notice.to-status' : 'ui.notice.later')}
          </a>
        </p>
      </footer>
    </div>
  );
}

// Only an answer given here turns the page: who comes back to read an answered notice stays.
function useLeaveWhenComplete(complete: boolean) {
  const before = useRef(complete);
  useEffect(() => {
    if (complete && !before.current) go('status');
    before.current = complete;
  }, [complete]);
}
