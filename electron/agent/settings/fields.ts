import { parseDuration } from '../../../shared/duration';
import { type LanguageChoice, languageChoices, Translator } from '../../../shared/i18n';
import { type Message, message } from '../../../shared/message';
import { pauseChoices } from '../../../shared/pauses';
import { departureModes, notificationChoices, weekdays } from '../../../shared/policy';
import type { SettingControl } from '../../../shared/settingsView';

/** One thing that can be set, whoever may set it. */
export interface SettingField {
  path: string[];
  label: Message;
  control: SettingControl;
}

export interface FieldGroup {
  id: string;
  about?: Message;
  fields: SettingField[];
}

const choice = (values: readonly string[], label: (value: string) => Message): SettingControl => ({
  kind: 'choice',
  options: values.map((value) => ({ value, label: label(value) })),
});
const several = (values: readonly string[], label: (value: string) => Message): SettingControl => ({
  kind: 'several',
  options: values.map((value) => ({ value, label: label(value) })),
});
/** Times that fit everybody; another one can be written into the file. */
const times = (values: readonly string[], seconds: (value: string) => number) =>
  choice(values, (value) =>
    seconds(value) === 0
      ? message('setting.not-at-all')
      : message('setting.duration', { time: { duration: seconds(value) } }),
  );

/** Every language is called as in itself, so that whoever speaks it finds it. */
const languageName = (choice: LanguageChoice): Message =>
  choice === 'system'
    ? message('setting.language.system')
    : message('setting.language.one', { name: new Translator(choice).render(message('language.name')) });

const general: FieldGroup = {
  id: 'general',
  fields: [
    {
      path: ['language'],
      label: message('setting.language'),
      control: choice(languageChoices, (value) => languageName(value as LanguageChoice)),
    },
    {
      path: ['notifications'],
      label: message('setting.notifications'),
      control: choice(notificationChoices, (value) =>
        message(`setting.notifications.${value as (typeof notificationChoices)[number]}`),
      ),
    },
    {
      path: ['pause'],
      label: message('setting.pause'),
      control: choice(pauseChoices, (value) => message(`ui.pause.${value as (typeof pauseChoices)[number]}`)),
    },
  ],
};

const hours: FieldGroup = {
  id: 'hours',
  about: message('setting.hours.about'),
  fields: [
    {
      path: ['hours', 'days'],
      label: message('setting.hours.days'),
      control: several(weekdays, (value) => message(`weekday.${value as (typeof weekdays)[number]}`)),
    },
    { path: ['hours', 'from'], label: message('setting.hours.from'), control: { kind: 'time' } },
    { path: ['hours', 'to'], label: message('setting.hours.to'), control: { kind: 'time' } },
    { path: ['hours', 'timeZone'], label: message('setting.hours.timeZone'), control: { kind: 'text' } },
  ],
};

const departure: FieldGroup = {
  id: 'departure',
  about: message('setting.departure.about'),
  fields: [
    {
      path: ['departure', 'mode'],
      label: message('setting.departure.mode'),
      control: several(departureModes, (value) =>
        message(`setting.departure.mode.${value as (typeof departureModes)[number]}`),
      ),
    },
    {
      path: ['departure', 'expiry'],
      label: message('setting.departure.expiry'),
      control: choice(['next-workday', '12h', '1d', '3d', '7d'], (value) =>
        value === 'next-workday'
          ? message('setting.departure.expiry.next-workday')
          : message('setting.duration', { time: { duration: secondsOf(value) } }),
      ),
    },
    {
      path: ['departure', 'sticky'],
      label: message('setting.departure.sticky'),
      control: { kind: 'switch' },
    },
    {
      path: ['departure', 'preAcknowledge'],
      label: message('setting.departure.preAcknowledge'),
      control: { kind: 'switch' },
    },
  ],
};

const privacy: FieldGroup = {
  id: 'privacy',
  fields: [
    {
      path: ['privacy', 'redaction'],
      label: message('setting.privacy.redaction'),
      control: choice(['standard', 'allow-list', 'off'], (value) =>
        message(`setting.privacy.redaction.${value as 'standard' | 'allow-list' | 'off'}`),
      ),
    },
    {
      path: ['privacy', 'timeRounding'],
      label: message('setting.privacy.timeRounding'),
      control: times(['0s', '5m', '15m', '1h'], secondsOf),
    },
    {
      path: ['privacy', 'sendJitter'],
      label: message('setting.privacy.sendJitter'),
      control: times(['0s', '5m', '15m', '1h'], secondsOf),
    },
  ],
};

/** What can be set beside the checks; what is about sending, only where something is sent. */
export function commonFields(sends: boolean): FieldGroup[] {
  return sends ? [general, hours, departure, privacy] : [general];
}

/** What can be set of one check. */
export function checkFields(id: string): SettingField[] {
  return [
    { path: ['checks', id, 'enabled'], label: message('setting.check.enabled'), control: { kind: 'switch' } },
    {
      path: ['checks', id, 'interval'],
      label: message('setting.check.interval'),
      control: { kind: 'duration' },
    },
  ];
}

function secondsOf(value: string): number {
  return parseDuration(value) ?? 0;
}
