import type { EntryView, SnoozeView } from '../../../shared/snapshot';
import { ActionButton } from '../../components/ActionButton';
import { Failure } from '../../components/Failure';
import { useFettle } from '../../model/fettle';
import { useTexts } from '../../model/texts';
import { useAction } from '../../model/useAction';
import { SnoozeDialog } from './SnoozeDialog';

/** On a card's details: the way to snooze its finding, or how its snooze stands and the way back. */
export function SnoozePart({ entry, Heading }: { entry: EntryView; Heading: 'h2' | 'h4' }) {
  const texts = useTexts();
  if (entry.snooze) return <Snoozed entry={entry} snooze={entry.snooze} Heading={Heading} />;
  if (entry.snoozesLeft === undefined) return null;
  if (entry.snoozesLeft === 0) return <p className="quiet-text">{texts.say('ui.snooze.none-left')}</p>;
  return (
    <div className="actions no-print">
      <SnoozeDialog entry={entry} />
    </div>
  );
}

function Snoozed(props: { entry: EntryView; snooze: SnoozeView; Heading: 'h2' | 'h4' }) {
  const { entry, snooze, Heading } = props;
  const texts = useTexts();
  const fettle = useFettle();
  const action = useAction();
  const end = () => action.run(() => fettle.snooze.end({ entry: entry.id }));
  return (
    <div className="snoozed">
      <Heading>{texts.say('overall.snoozed')}</Heading>
      {snooze.words && <p>{texts.say('ui.snooze.your-words', { words: snooze.words })}</p>}
      <p className="quiet-text" role="status">
        {snooze.message ? texts.of(snooze.message) : texts.say('ui.snooze.acknowledged')}
      </p>
      <div className="actions no-print">
        <ActionButton
          className="button small"
          busy={action.pending}
          aria-label={`${texts.say('ui.snooze.end')}: ${texts.of(entry.title)}`}
          onPress={end}
        >
          {texts.say('ui.snooze.end')}
        </ActionButton>
      </div>
      <Failure reason={action.error} />
    </div>
  );
}
