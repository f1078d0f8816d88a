import { useEffect, useState } from 'react';
import type { SettingValue, SettingView } from '../../shared/settingsView';
import { useTexts } from '../model/texts';

interface Props {
  setting: SettingView;
  /** Of the control, for its label. */
  id: string;
  describedBy: string | undefined;
  onChange(value: SettingValue): void;
}

/** What a setting is changed with: the platform's own controls, which every keyboard and screen reader knows. */
export function SettingControl({ setting, id, describedBy, onChange }: Props) {
  const texts = useTexts();
  const { control, value, locked } = setting;
  const common = { id, disabled: locked !== undefined, 'aria-describedby': describedBy };
  switch (control.kind) {
    case 'switch':
      return (
        <input
          {...common}
          type="checkbox"
          className="switch"
          checked={value === true}
          onChange={({ target }) => onChange(target.checked)}
        />
      );
    case 'choice': {
      const known = control.options.some((option) => option.value === value);
      return (
        <select
          {...common}
          className="field"
          value={typeof value === 'string' ? value : ''}
          onChange={({ target }) => onChange(target.value)}
        >
          {/* A value of the file that is none of the usual ones. */}
          {!known && <option value={String(value ?? '')}>{String(value ?? '')}</option>}
          {control.options.map((option) => (
            <option key={option.value} value={option.value}>
              {texts.of(option.label)}
            </option>
          ))}
        </select>
      );
    }
    case 'several':
      return <Several {...{ setting, options: control.options, onChange }} />;
    case 'time':
    case 'duration':
    case 'text':
      return (
        <Line
          {...common}
          type={control.kind === 'time' ? 'time' : 'text'}
          value={value}
          onChange={onChange}
        />
      );
  }
}

function Several(props: {
  setting: SettingView;
  options: { value: string; label: Parameters<ReturnType<typeof useTexts>['of']>[0] }[];
  onChange(value: string[]): void;
}) {
  const texts = useTexts();
  const { setting, options, onChange } = props;
  const chosen: readonly string[] = Array.isArray(setting.value) ? setting.value : [];
  const all = options.map(({ value }) => value);
  return (
    <span className="several">
      {options.map(({ value, label }) => (
        <label key={value}>
          <input
            type="checkbox"
            disabled={setting.locked !== undefined}
            checked={chosen.includes(value)}
            onChange={({ target }) =>
              onChange(all.filter((one) => (one === value ? target.checked : chosen.includes(one))))
            }
          />
          {texts.of(label)}
        </label>
      ))}
    </span>
  );
}

/** A line of text that counts when it is left or Enter is pressed, so that half a value is never written. */
function Line(props: {
  id: string;
  disabled: boolean;
  type: 'time' | 'text';
  value: SettingValue | null;
  'aria-describedby': string | undefined;
  onChange(value: string): void;
}) {
  const { value, onChange, ...rest } = props;
  const known = typeof value === 'string' ? value : '';
  const [draft, setDraft] = useState(known);
  useEffect(() => setDraft(known), [known]);
  const done = () => draft !== known && onChange(draft.trim());
  return (
    <input
      {...rest}
      className="field"
      value={draft}
      spellCheck={false}
      onChange={({ target }) => setDraft(target.value)}
      onBlur={done}
      onKeyDown={({ key }) => key === 'Enter' && done()}
    />
  );
}
