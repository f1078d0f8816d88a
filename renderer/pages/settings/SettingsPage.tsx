import { useId } from 'react';
import type { SettingGroup } from '../../../shared/settingsView';
import type { Snapshot } from '../../../shared/snapshot';
import { Banner } from '../../components/Banner';
import { Failure } from '../../components/Failure';
import { useTexts } from '../../model/texts';
import { type Settings, useSettings } from '../../model/useSettings';
import { HoursForm } from './HoursForm';
import { SettingRow } from './SettingRow';

/** Everything that the person may choose; what IT has chosen is shown too, with where IT says so. */
export function SettingsPage({ snapshot }: { snapshot: Snapshot }) {
  const texts = useTexts();
  const settings = useSettings(snapshot);
  const { view, error } = settings;
  return (
    <div className="settings">
      <h1 tabIndex={-1}>{texts.say('ui.settings.title')}</h1>
      <Failure reason={error} />
      {view && <p className="lead">{texts.say('ui.settings.lead', { file: view.file })}</p>}
      {view?.faults.map((fault) => (
        <Banner key={JSON.stringify(fault)} state="attention" title={texts.say('ui.problem.settings')}>
          <p>{texts.of(fault.message)}</p>
          <p>{texts.of(fault.remedy)}</p>
        </Banner>
      ))}
      {view?.groups.map((group) => (
        <Group key={group.id} group={group} settings={settings} organisation={view.organisation} />
      ))}
    </div>
  );
}

function Group(props: { group: SettingGroup; settings: Settings; organisation: string | undefined }) {
  const { group, settings, organisation } = props;
  const texts = useTexts();
  const id = useId();
  return (
    <section className="card setting-group" aria-labelledby={id}>
      <h2 id={id}>{texts.of(group.title)}</h2>
      {group.about && <p className="quiet-text">{texts.of(group.about)}</p>}
      {group.id === 'hours' ? (
        <HoursForm group={group} settings={settings} organisation={organisation} />
      ) : (
        group.settings.map((setting) => (
          <SettingRow
            key={setting.path.join('.')}
            setting={setting}
            change={settings.change}
            organisation={organisation}
          />
        ))
      )}
    </section>
  );
}
