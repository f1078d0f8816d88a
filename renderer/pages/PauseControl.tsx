import { useId } from 'react';
import type { Snapshot } from '../../shared/snapshot';
import { ActionButton } from '../components/ActionButton';
import { Failure } from '../components/Failure';
import { useFettle } from '../model/fettle';
import { useTexts } from '../model/texts';
import { useAction } from '../model/useAction';

const hour = 3600;

/** A pause always has an end; it can be ended sooner. */
export function PauseControl({ snapshot }: { snapshot: Snapshot }) {
  const texts = useTexts();
  const fettle = useFettle();
  const action = useAction();
  const id = useId();
  const pause = (until: number | null) => action.run(() => fettle.data.pause({ until }));
  const choices: [label: string, until: () => number][] = [
    [texts.say('ui.pause.hour'), () => Date.now() / 1000 + hour],
    [texts.say('ui.pause.hours'), () => Date.now() / 1000 + 4 * hour],
    [texts.say('ui.pause.tomorrow'), tomorrowMorning],
  ];
  return (
    <section className="card no-print" aria-labelledby={id}>
      <h2 id={id}>{texts.say('ui.pause')}</h2>
      <p role="status">
        {snapshot.pausedUntil === undefined
          ? texts.say('ui.pause.lead')
          : texts.say('headline.paused', { until: { date: snapshot.pausedUntil } })}
      </p>
      <p className="actions">
        {snapshot.pausedUntil === undefined ? (
          choices.map(([label, until]) => (
            <ActionButton
              key={label}
              className="button small"
              busy={action.pending}
              aria-describedby={id}
              onPress={() => pause(until())}
            >
              {label}
            </ActionButton>
          ))
        ) : (
          <ActionButton className="button small" busy={action.pending} onPress={() => pause(null)}>
            {texts.say('ui.pause.end')}
          </ActionButton>
        )}
      </p>
      <Failure reason={action.error} />
    </section>
  );
}

function tomorrowMorning(): number {
  const day = new Date();
  day.setDate(day.getDate() + 1);
  day.setHours(8, 0, 0, 0);
  return day.getTime() / 1000;
}
