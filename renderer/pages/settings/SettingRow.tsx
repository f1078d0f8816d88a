import { useId, useState } from 'react';
import type { Fault } from '../../../shared/fault';
import type { SettingValue, SettingView } from '../../../shared/settingsView';
import { Button } from '../../components/Button';
import { Failure } from '../../components/Failure';
import { SettingControl } from '../../components/SettingControl';
import { useTexts } from '../../model/texts';
import { useAction } from '../../model/useAction';
import type { Change } from '../../model/useSettings';

/** One setting: its name, its control, who locked it, and what is wrong with what was tried. */
export function SettingRow(props: {
  setting: SettingView;
  change(changes: Change[]): Promise<Fault[]>;
  organisation: string | undefined;
}) {
  const { setting, change, organisation } = props;
  const texts = useTexts();
  const action = useAction();
  const [saved, setSaved] = useState(false);
  const [faults, setProblems] = useState<Fault[]>([]);
  const id = useId();
  const note = useId();
  const isGroup = setting.control.kind === 'several';
  const set = (value: SettingValue | null) =>
    action.run(async () => {
      setSaved(false);
      const found = await change([{ path: setting.path, value }]);
      setProblems(found);
      setSaved(found.length === 0);
    });
  const hasNote = setting.locked !== undefined || setting.control.kind === 'duration';
  const label = texts.of(setting.label);
  return (
    <div className="setting" {...(isGroup ? { role: 'group', 'aria-labelledby': id } : {})}>
      {isGroup ? (
        <span id={id} className="setting-name">
          {label}
        </span>
      ) : (
        <label htmlFor={id} className="setting-name">
          {label}
        </label>
      )}
      <SettingControl setting={setting} id={id} describedBy={hasNote ? note : undefined} onChange={set} />
      {setting.locked !== undefined && <Locked id={note} file={setting.locked} organisation={organisation} />}
      {setting.locked === undefined && setting.control.kind === 'duration' && (
        <p id={note} className="quiet-text">
          {texts.say('ui.settings.duration.hint')}
        </p>
      )}
      {setting.own && (
        <Button
          className="button quiet small"
          aria-label={`${texts.say('ui.settings.reset')}: ${label}`}
          onPress={() => set(null)}
        >
          {texts.say('ui.settings.reset')}
        </Button>
      )}
      <SettingProblems faults={faults} />
      <span role="status" className={saved ? 'quiet-text' : 'only-heard'}>
        {saved ? texts.say('ui.settings.saved') : ''}
      </span>
      <Failure reason={action.error} />
    </div>
  );
}

/** Who locked a setting, and in which file. */
export function Locked(props: { id: string; file: string; organisation: string | undefined }) {
  const texts = useTexts();
  const { id, file, organisation } = props;
  return (
    <p id={id} className="locked">
      <svg className="lock" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path d="M4 7V5a4 4 0 0 1 8 0v2h.5A1.5 1.5 0 0 1 14 8.5v5a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 2 13.5v-5A1.5 1.5 0 0 1 3.5 7zm1.5 0h5V5a2.5 2.5 0 0 0-5 0z" />
      </svg>
      {organisation
        ? texts.say('ui.settings.locked', { organisation, file })
        : texts.say('ui.settings.locked.it', { file })}
    </p>
  );
}

/** Field, value and remedy of what was not written. */
export function SettingProblems({ faults }: { faults: Fault[] }) {
  const texts = useTexts();
  return (
    <div role="alert" className={faults.length > 0 ? 'failure' : 'only-heard'}>
      {faults.length > 0 && <p>{texts.say('ui.settings.problem')}</p>}
      {faults.map((fault) => (
        <p key={JSON.stringify(fault)}>
          {texts.of(fault.message)} {texts.of(fault.remedy)}
        </p>
      ))}
    </div>
  );
}
