import * as z from 'zod';
import type { Fault } from './fault';
import type { LocalizedText } from './i18n/localizedText';
import type { Message } from './message';

/** What a setting is changed with; `several`: any number of the options. */
export type SettingControl =
  | { kind: 'choice'; options: { value: string; label: Message }[] }
  | { kind: 'several'; options: { value: string; label: Message }[] }
  | { kind: 'switch' }
  | { kind: 'duration' }
  | { kind: 'time' }
  | { kind: 'text' };

/** A value as settings.json holds it. */
export const SettingValueSchema = z.union([
  z.string().max(200),
  z.boolean(),
  z.array(z.string().max(40)).max(20),
]);
export type SettingValue = z.infer<typeof SettingValueSchema>;

/** One thing that the person may choose, unless IT has. */
export interface SettingView {
  /** Where it lies in settings.json, such as `checks`, `updates`, `interval`. */
  path: string[];
  label: Message;
  control: SettingControl;
  /** What holds now; null when nobody set it and nothing holds. */
  value: SettingValue | null;
  /** The person's own choice, which can be taken back. */
  own: boolean;
  /** IT has set it; the name of the file that says so. */
  locked?: string;
}

export interface SettingGroup {
  id: string;
  title: LocalizedText | Message;
  about?: Message;
  settings: SettingView[];
}

export interface SettingsView {
  /** The person's file. */
  file: string;
  /** Who locks, as IT names itself. */
  organisation?: string;
  groups: SettingGroup[];
  /** What keeps the file from being used, or changed here. */
  faults: Fault[];
}

/** What came of a change: written, or what is wrong with it. */
export type SettingChange = { written: true } | { written: false; faults: Fault[] };
