import { useId } from 'react';
import type { CheckResult } from '../../../shared/checkResult';
import type { EntryView } from '../../../shared/snapshot';
import { overallOfState } from '../../../shared/states';
import { ActionButton } from '../../components/ActionButton';
import { Command } from '../../components/CopyButton';
import { Failure } from '../../components/Failure';
import { StateShape } from '../../components/StateShape';
import { SystemSettingsButton } from '../../components/SystemSettingsButton';
import { useFettle } from '../../model/fettle';
import { useTexts } from '../../model/texts';
import { useAction } from '../../model/useAction';
import { SnoozePart } from '../snooze/SnoozePart';

/** Since when, why, what to do, and when it was and will be looked at. */
export function EntryDetails(props: { entry: EntryView; now: number; heading?: 'h2' | 'h4' }) {
  const { entry, now, heading = 'h4' } = props;
  const texts = useTexts();
  if (entry.phase === 'answer-needed') return <a href="#notice">{texts.say('ui.answer-needed.open')}</a>;
  const { result, since } = entry;
  return (
    <>
      {since !== undefined && (
        <p className="quiet-text">
          {texts.say('ui.card.since', { date: { date: since }, ago: texts.ago(since, now) })}
        </p>
      )}
      {result && <Why result={result} Heading={heading} />}
      {result && <WhatToDo result={result} Heading={heading} />}
      <SnoozePart entry={entry} Heading={heading} />
      <Runs entry={entry} now={now} />
    </>
  );
}

function Why({ result, Heading }: { result: CheckResult; Heading: 'h2' | 'h4' }) {
  const texts = useTexts();
  const output = useId();
  // What only says the summary again explains nothing.
  const evidence = result.evidence.filter((one) => texts.of(one.message) !== texts.of(result.summary));
  return (
    <>
      {evidence.length > 0 && (
        <>
          <Heading>{texts.say('ui.card.why')}</Heading>
          <ul className="evidence">
            {evidence.map(({ state, message }) => (
              <li key={JSON.stringify(message)}>
                <StateShape state={overallOfState[state]} size={16} />
                <span>
                  <span className="only-heard">{texts.say(`state.${state}`)}: </span>
                  {texts.of(message)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {result.longOutput && (
        <>
          <Heading id={output}>{texts.say('ui.card.output')}</Heading>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long output scrolls, and must do so with the keyboard too */}
          <section className="output" tabIndex={0} aria-labelledby={output}>
            <pre>{result.longOutput}</pre>
          </section>
        </>
      )}
    </>
  );
}

function WhatToDo({ result, Heading }: { result: CheckResult; Heading: 'h2' | 'h4' }) {
  const texts = useTexts();
  if (result.remedy.length === 0) return null;
  return (
    <>
      <Heading>{texts.say('ui.card.remedy')}</Heading>
      <ul className="remedies">
        {result.remedy.map(({ message, command, settings }) => (
          <li key={JSON.stringify([message, command, settings])}>
            <p>{texts.of(message)}</p>
            {command && <Command command={command} />}
            {settings && <SystemSettingsButton page={settings} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function Runs({ entry, now }: { entry: EntryView; now: number }) {
  const texts = useTexts();
  const fettle = useFettle();
  const action = useAction();
  const busy = action.pending || entry.running !== undefined;
  const parts = [
    entry.result
      ? texts.say('ui.checked', { when: texts.ago(entry.result.ended, now) })
      : texts.say('ui.not-checked-yet'),
  ];
  if (entry.nextRun !== undefined)
    parts.push(texts.say('ui.card.next-run', { when: texts.ahead(entry.nextRun, now) }));
  return (
    <div className="runs">
      <p className="quiet-text">{parts.join(' · ')}</p>
      <ActionButton
        className="button small"
        aria-label={`${texts.say(busy ? 'ui.checking' : 'ui.check-again')}: ${texts.of(entry.title)}`}
        busy={busy}
        onPress={() => action.run(() => fettle.checks.run({ id: entry.id }))}
      >
        {texts.say(busy ? 'ui.checking' : 'ui.check-again')}
      </ActionButton>
      <Failure reason={action.error} />
    </div>
  );
}
