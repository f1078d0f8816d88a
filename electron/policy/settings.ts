import type { Fault } from '../../shared/fault';
import { SettingsSchema } from '../../shared/policy';
import { readRegular } from '../platform/files/regularFile';
import { JsonDocument } from './document';
import { issueFaults } from './issues';
import { isMap, type Layer } from './merge';
import { isMissing, unreadable } from './readTrusted';

/** The person's settings as found; no layer when there are none or they cannot be used. */
export interface LoadedSettings {
  layer?: Layer;
  faults: Fault[];
}

/** Reads the settings file. One that cannot be used stays where it is, is not obeyed, and is reported. */
export function loadSettings(file: string): LoadedSettings {
  let text: string;
  try {
    text = readRegular(file);
  } catch (error) {
    return { faults: isMissing(error) ? [] : [unreadable(file, error, 'settings')] };
  }
  const document = new JsonDocument(file, text);
  const malformed = document.faults('settings');
  if (malformed.length > 0 || document.value === undefined) return { faults: malformed };
  const parsed = SettingsSchema.safeParse(document.value);
  if (!parsed.success || !isMap(document.value)) {
    const about = { area: 'settings', schema: SettingsSchema, value: document.value, base: [] } as const;
    const issues = parsed.error?.issues ?? [];
    return { faults: issueFaults(issues, { ...about, placeOf: (path) => document.placeOf(path) }) };
  }
  const { version: _, ...body } = document.value;
  return { layer: { name: 'settings', document, prefix: [], value: body }, faults: [] };
}
