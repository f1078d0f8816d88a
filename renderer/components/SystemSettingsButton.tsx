import { useEffect, useState } from 'react';
import type { SystemSettingsPage } from '../../shared/systemSettings';
import { useFettle } from '../model/fettle';
import { useTexts } from '../model/texts';
import { useAction } from '../model/useAction';
import { ActionButton } from './ActionButton';
import { Failure } from './Failure';

/** Opens a page of the system's settings; nothing is shown where no program can. */
export function SystemSettingsButton({ page }: { page: SystemSettingsPage }) {
  const fettle = useFettle();
  const texts = useTexts();
  const action = useAction();
  const [there, setThere] = useState(false);

  useEffect(() => {
    let gone = false;
    fettle.app.hasSettings({ page }).then(
      (answer) => gone || setThere(answer),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [fettle, page]);

  if (!there) return null;
  return (
    <>
      <ActionButton
        className="button small settings-button"
        busy={action.pending}
        onPress={() => action.run(() => fettle.app.openSettings({ page }))}
      >
        {texts.say(`ui.settings.${page}`)}
      </ActionButton>
      <Failure reason={action.error} />
    </>
  );
}
