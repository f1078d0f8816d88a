import { useId, useState } from 'react';
import type { Fault } from '../../../shared/fault';
import type { SettingGroup, SettingValue, SettingView } from '../../../shared/settingsView';
import { ActionButton } from '../../components/ActionButton';
import { Button } from '../../components/Button';
import { Failure } from '../../components/Failure';
import { SettingControl } from '../../components/SettingControl';
import { useTexts } from '../../model/texts';
import { useAction } from '../../model/useAction';
import type { Settings } from '../../model/useSettings';
import { Locked, SettingProblems } from './SettingRow';

/** Working hours are whole or not at all, so they are written together. */
export function HoursForm(props: {
  group: SettingGroup;
  settings: Settings;
  organisation: string | undefined;
}) {
  const { group, settings, organisation } = props;
  const texts = useTexts();
  const action = useAction();
  const [draft, setDraft] = useState<Record<string, SettingValue>>({});
  const [faults, setProblems] = useState<Fault[]>([]);
  const [saved, setSaved] = useState(false);
  const note = useId();
  const lock = group.settings.find(({ locked }) => locked !== undefined)?.locked;
  const own = group.settings.some((setting) => setting.own);
  const none = group.settings.every(({ value }) => value === null);
  const currentOf = (setting: SettingView): SettingValue =>
    draft[nameOf(setting)] ?? setting.value ?? usual[nameOf(setting)] ?? '';
  const write = (value: (setting: SettingView) => SettingValue | null) =>
    action.run(async () => {
      setSaved(false);
      const found = await settings.change(
        group.settings.map((setting) => ({ path: setting.path, value: value(setting) })),
      );
      setProblems(found);
      setSaved(found.length === 0);
      if (found.length === 0) setDraft({});
    });
  return (
    <>
      {none && <p>{texts.say('ui.settings.hours.none')}</p>}
      {group.settings.map((setting) => (
        <Field
          key={nameOf(setting)}
          setting={{ ...setting, value: currentOf(setting), ...(lock === undefined ? {} : { locked: lock }) }}
          describedBy={lock === undefined ? undefined : note}
          onChange={(value) => setDraft({ ...draft, [nameOf(setting)]: value })}
        />
      ))}
      {lock !== undefined && <Locked id={note} file={lock} organisation={organisation} />}
      {lock === undefined && (
        <p className="actions">
          <ActionButton className="button small" busy={action.pending} onPress={() => write(currentOf)}>
            {texts.say('ui.settings.save')}
          </ActionButton>
          {own && (
            <Button className="button quiet small" onPress={() => write(() => null)}>
              {texts.say('ui.settings.hours.remove')}
            </Button>
          )}
        </p>
      )}
      <SettingProblems faults={faults} />
      <span role="status" className={saved ? 'quiet-text' : 'only-heard'}>
        {saved ? texts.say('ui.settings.saved') : ''}
      </span>
      <Failure reason={action.error} />
    </>
  );
}

function Field(props: {
  setting: SettingView;
  describedBy: string | undefined;
  onChange(value: SettingValue): void;
}) {
  const texts = useTexts();
  const id = useId();
  const isGroup = props.setting.control.kind === 'several';
  const label = texts.of(props.setting.label);
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
      <SettingControl {...props} id={id} />
    </div>
  );
}

/** What is offered where nothing is set. */
const usual: Record<string, SettingValue> = {
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  from: '08:00',
  to: '18:00',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
};

function nameOf({ path }: SettingView): string {
  return path.at(-1) ?? '';
}
