import { useId } from 'react';
import { pauseChoices, pauseEnd } from '../../../shared/pauses';
import type { Snapshot } from '../../../shared/snapshot';
import { ActionButton } from '../../components/ActionButton';
import { Failure } from '../../components/Failure';
import { useFettle } from '../../model/fettle';
import { useTexts } from '../../model/texts';
import { useAction } from '../../model/useAction';

/** A pause always has an end; it can be ended sooner. */
export function PauseControl({ snapshot }: { snapshot: Snapshot }) {
  const texts = useTexts();
  const fettle = useFettle();
  const action = useAction();
  const id = useId();
  const pause = (until: number | null) => action.run(() => fettle.data.pause({ until }));
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
          pauseChoices.map((choice) => (
            <ActionButton
              key={choice}
              className="button small"
              busy={action.pending}
              aria-describedby={id}
              onPress={() => pause(pauseEnd(choice, Date.now() / 1000))}
            >
              {texts.say(`ui.pause.${choice}`)}
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
