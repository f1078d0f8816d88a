import { useEffect, useRef, useState } from 'react';
import type { EntryView, Snapshot } from '../../../shared/snapshot';
import { ActionButton } from '../../components/ActionButton';
import { Failure } from '../../components/Failure';
import { StateShape } from '../../components/StateShape';
import { useFettle } from '../../model/fettle';
import { lastChecked, lastDelivered, recipientName, waitingResults } from '../../model/status';
import { type Texts, useTexts } from '../../model/texts';
import { useAction } from '../../model/useAction';

/** The headline: one shape, one sentence, when it was true, and the way to look again. */
export function Hero({ snapshot, now }: { snapshot: Snapshot; now: number }) {
  const texts = useTexts();
  const fettle = useFettle();
  const action = useAction();
  const running = snapshot.entries.filter((entry) => entry.running);
  const busy = action.pending || running.length > 0;
  const canRun =
    snapshot.pausedUntil === undefined &&
    snapshot.entries.some((entry) => entry.phase === 'waiting' || entry.phase === 'known');
  const headline = texts.of(snapshot.headline);
  return (
    <section className="hero" aria-labelledby="headline">
      <StateShape state={snapshot.overall} size={40} />
      <div className="hero-text">
        <p className="hero-word">{texts.say(`overall.${snapshot.overall}`)}</p>
        <h1 id="headline" tabIndex={-1}>
          {headline}
        </h1>
        {snapshot.answerNeeded && <p>{texts.say('ui.answer-needed')}</p>}
        {running.length === 0 && <p className="quiet-text">{metaLine(snapshot, now, texts)}</p>}
        <Progress running={running} headline={headline} />
        <Failure reason={action.error} />
      </div>
      <div className="hero-action actions">
        {snapshot.answerNeeded && (
          <a className="button primary" href="#notice">
            {texts.say('ui.answer-needed.open')}
          </a>
        )}
        {snapshot.pausedUntil !== undefined && (
          <ActionButton
            className="button primary"
            busy={action.pending}
            onPress={() => action.run(() => fettle.data.pause({ until: null }))}
          >
            {texts.say('ui.pause.end')}
          </ActionButton>
        )}
        {canRun && (
          <ActionButton
            className={`button ${snapshot.answerNeeded ? '' : 'primary'}`}
            busy={busy}
            onPress={() => action.run(() => fettle.checks.run({}))}
          >
            {texts.say(busy ? 'ui.checking' : 'ui.check-now')}
          </ActionButton>
        )}
      </div>
    </section>
  );
}

/** What the checks are doing now; when they are done, the new headline is read out once. */
function Progress({ running, headline }: { running: EntryView[]; headline: string }) {
  const texts = useTexts();
  const [sawRunning, setSawRunning] = useState(false);
  const isRunning = running.length > 0;
  const before = useRef(isRunning);
  useEffect(() => {
    if (before.current && !isRunning) setSawRunning(true);
    before.current = isRunning;
  }, [isRunning]);

  const lines = running.map(
    (entry) => `${texts.of(entry.title)}: ${entry.running ? texts.of(entry.running) : ''}`,
  );
  return (
    <div role="status" className={isRunning ? 'progress' : 'only-heard'}>
      {isRunning
        ? lines.map((line) => <p key={line}>{line}</p>)
        : sawRunning && texts.say('ui.checked-headline', { headline })}
    </div>
  );
}

function metaLine(snapshot: Snapshot, now: number, texts: Texts): string {
  const checked = lastChecked(snapshot.entries);
  const parts = [
    checked === undefined
      ? texts.say('ui.not-checked-yet')
      : texts.say('ui.checked', { when: texts.ago(checked, now) }),
  ];
  if (snapshot.localOnly) parts.push(texts.say('ui.nothing-sent'));
  else if (snapshot.targets.length > 0) {
    const sent = lastDelivered(snapshot.targets);
    const name = recipientName(snapshot) ?? '';
    parts.push(
      sent === undefined
        ? texts.say('ui.not-sent-yet')
        : texts.say('ui.sent', { name, when: texts.moment(sent, now) }),
    );
    const waiting = waitingResults(snapshot.targets);
    if (waiting > 0) parts.push(texts.say('ui.results-waiting', { count: waiting }));
  }
  return parts.join(' · ');
}
